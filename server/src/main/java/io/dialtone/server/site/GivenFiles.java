// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.check.GivenContent;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks into the files that a change gives to phones: what they would refuse is refused here. */
final class GivenFiles {

  private final FileVault vault;

  GivenFiles(FileVault vault) {
    this.vault = vault;
  }

  /** Why a change cannot be made yet: the bytes of a file that it names are not here. */
  Optional<String> absence(SiteChange change) {
    return change.edits().stream()
        .flatMap(edit -> edit.after().stream())
        .filter(SiteFile.class::isInstance)
        .map(SiteFile.class::cast)
        .filter(file -> vault.length(file.sha256()).isEmpty())
        .findFirst()
        .map(file -> "the bytes of " + file.name() + " are not here: add it again");
  }

  /**
   * Why a change cannot be for what is in a file, in a sentence; the site is that of before. Files
   * whose bytes are not here yet are passed over.
   */
  Optional<String> fault(Site site, SiteChange change) {
    for (SiteChange.Edit edit : change.edits()) {
      Optional<String> fault =
          edit.after()
              .filter(after -> !edit.before().equals(Optional.of(after)))
              .filter(SiteFile.class::isInstance)
              .flatMap(file -> contentFault((SiteFile) file));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return telephoneFault(site, change);
  }

  private Optional<String> contentFault(SiteFile file) {
    OptionalLong length = vault.length(file.sha256());
    if (length.isEmpty()) {
      return Optional.empty();
    }
    Bytes start = read(file, length.getAsLong(), GivenContent.looked(file.kind()));
    return GivenContent.fault(file, length.getAsLong(), start);
  }

  private Bytes read(SiteFile file, long length, int most) {
    try (InputStream in = vault.read(file.sha256(), length)) {
      return Bytes.copyOf(in.readNBytes(most));
    } catch (IOException fault) {
      throw new StoreException(
          "the bytes of " + file.name() + " cannot be read: " + fault.getMessage(), fault);
    }
  }

  /** A level that takes a telephone config. */
  private record Taker(String file, Model model) {}

  /** FIL-4: a telephone config is for one model. */
  private Optional<String> telephoneFault(Site site, SiteChange change) {
    List<Taker> takers = new ArrayList<>();
    for (SiteChange.Edit edit : change.edits()) {
      Settings before = edit.before().map(GivenFiles::settings).orElse(Settings.NONE);
      Settings after = edit.after().map(GivenFiles::settings).orElse(Settings.NONE);
      edit.after().ifPresent(item -> takers.addAll(takers(item, before, after)));
      if (edit.key().kind() == ItemKey.Kind.FILE && edit.before().isPresent()) {
        takers.addAll(takers(site, edit.key().id()));
      }
    }
    return takers.stream().flatMap(taker -> fault(site, change, taker).stream()).findFirst();
  }

  private static Settings settings(SiteItem item) {
    return switch (item) {
      case Group group -> group.settings();
      case Phone phone -> phone.settings();
      default -> Settings.NONE;
    };
  }

  private static List<Taker> takers(Site site, String file) {
    return Stream.<SiteItem>concat(site.groups().stream(), site.phones().stream())
        .filter(item -> !settings(item).isEmpty())
        .flatMap(item -> takers(item, Settings.NONE, settings(item)).stream())
        .filter(taker -> taker.file().equals(file))
        .toList();
  }

  private static List<Taker> takers(SiteItem item, Settings before, Settings after) {
    List<Taker> takers = new ArrayList<>();
    for (Map.Entry<SettingKey, SettingValue> entry : after.all().entrySet()) {
      SettingKey key = entry.getKey();
      if (SiteSetting.named(key.name()).equals(Optional.of(SiteSetting.TELEPHONE_CONFIG))
          && !before.find(key).equals(Optional.of(entry.getValue()))) {
        models(item, key.scope())
            .forEach(model -> takers.add(new Taker(entry.getValue().reveal(), model)));
      }
    }
    return takers;
  }

  private static List<Model> models(SiteItem item, Scope scope) {
    return item instanceof Phone phone
        ? List.of(phone.kind().model())
        : Stream.of(Model.values())
            .filter(model ->
                Stream.of(Protocol.values())
                    .anyMatch(protocol -> scope.covers(new FilePrefix(model, protocol))))
            .toList();
  }

  private Optional<String> fault(Site site, SiteChange change, Taker taker) {
    return change.edits().stream()
        .filter(edit -> edit.key().equals(ItemKey.file(taker.file())))
        .findFirst()
        .map(edit -> edit.after().map(SiteFile.class::cast))
        .orElseGet(() -> site.file(taker.file()))
        .filter(file -> file.kind() == SiteFile.Kind.TELEPHONE_CONFIG)
        .filter(file -> vault.length(file.sha256()).isPresent())
        .flatMap(file ->
            GivenContent.signedFor(read(file, file.length(), GivenContent.looked(file.kind()))))
        .filter(model -> model != taker.model())
        .map(model ->
            taker.file()
                + " is the telephone config of an "
                + model
                + " (FIL-4): an "
                + taker.model()
                + " would refuse it");
  }
}
