// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The site as it is stored and served: never one that a failing commit would take back. Whoever
 * asks waits for no disk, only for another who renders.
 */
final class LiveSite {

  /** Common configs of before are kept for phones that are in the middle of a run. */
  private static final int CONFIGS_KEPT = 1000;

  private final Site site;
  private final SiteRenderer renderer;
  private final Map<MacAddress, Edition> editions = new HashMap<>();
  private final Map<String, SiteFile> shared = new HashMap<>();
  private final Map<String, GroupConfig> configs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GroupConfig> eldest) {
          return size() > CONFIGS_KEPT;
        }
      };

  private Instant changed;
  private boolean allConfigsKnown;
  private long rendered;

  LiveSite(StoredSite stored, Dictionary dictionary, Instant now) {
    this.site = stored.site();
    this.renderer = new SiteRenderer(site, dictionary);
    this.changed = now;
    stored.editions().forEach(edition -> editions.put(edition.mac(), edition));
    site.files().forEach(file -> shared.put(folded(SharedPath.of(file)), file));
  }

  synchronized void publish(SiteChange change, List<Edition> renewed, Instant now) {
    site.apply(change);
    renderer.forget(change);
    renewed.forEach(edition -> editions.put(edition.mac(), edition));
    for (SiteChange.Edit edit : change.edits()) {
      if (edit.key().kind() == ItemKey.Kind.FILE && edit.after().isEmpty()) {
        edit.before().ifPresent(file -> shared.remove(folded(SharedPath.of((SiteFile) file))));
      }
      edit.after()
          .filter(SiteFile.class::isInstance)
          .map(SiteFile.class::cast)
          .ifPresent(file -> shared.put(folded(SharedPath.of(file)), file));
    }
    changed = now;
    allConfigsKnown = false;
  }

  /** Something of the site and its renderer, with nothing changing meanwhile. */
  synchronized <T> T read(BiFunction<Site, SiteRenderer, T> question) {
    return question.apply(site, renderer);
  }

  synchronized Optional<Edition> edition(MacAddress mac) {
    return Optional.ofNullable(editions.get(mac));
  }

  /** A phone that is given files. */
  synchronized Optional<Phone> active(MacAddress mac) {
    return site.phone(mac).filter(phone -> phone.state() == PhoneState.ACTIVE);
  }

  synchronized Optional<Bytes> inf(MacAddress mac, InfBase base) {
    Optional<Phone> phone = active(mac);
    phone.ifPresent(this::know);
    return phone.map(known -> counted(renderer.inf(known, base).content()));
  }

  /** A phone's own file, as the edition says that was stored with the change. */
  synchronized Optional<Bytes> macConfig(MacAddress mac) {
    Optional<Edition> edition = edition(mac);
    return active(mac)
        .flatMap(phone ->
            edition.map(
                last -> counted(renderer.macConfig(phone, edition).content(last.serial()))));
  }

  /** The common config at a path, one of before included while it is remembered. */
  synchronized Optional<GroupConfig> config(String path) {
    Optional<GroupConfig> known = Optional.ofNullable(configs.get(folded(path)));
    if (known.isEmpty() && !allConfigsKnown) {
      site.groups().forEach(group -> know(group.id()));
      allConfigsKnown = true;
      known = Optional.ofNullable(configs.get(folded(path)));
    }
    return known;
  }

  synchronized Optional<SiteFile> shared(String path) {
    return Optional.ofNullable(shared.get(folded(path)));
  }

  synchronized Instant changed() {
    return changed;
  }

  synchronized long rendered() {
    return rendered;
  }

  synchronized int phones() {
    return site.phones().size();
  }

  private void know(GroupId group) {
    Set<FilePrefix> kinds = new LinkedHashSet<>();
    for (MacAddress mac : site.phonesIn(group)) {
      active(mac)
          .ifPresent(phone -> {
            if (kinds.add(phone.kind())) {
              know(phone);
            }
          });
    }
  }

  private void know(Phone phone) {
    GroupConfig config = renderer.groupConfig(phone.place().group(), phone.kind());
    configs.put(folded(SharedPath.of(config)), config);
  }

  private Bytes counted(Bytes bytes) {
    rendered++;
    return bytes;
  }

  static String folded(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
