// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.check.GivenContent;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.FirmwareName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about files that phones fetch: firmware, melodies, tables and the rest. */
record FileOrders(SiteDesk desk, FileVault vault) {

  /** Stands for the kind that a firmware's name says. */
  private static final String FIRMWARE = "firmware";

  private static final String MELODY = "melody";

  void into(SortedMap<String, Doing> doings) {
    doings.put("files", this::list);
    doings.put("add-files", this::add);
    doings.put("remove-file", this::remove);
  }

  private ObjectNode list(Order order) throws ControlRefusal, Refused {
    String after = order.optional("after").orElse("");
    Optional<String> kind = order.optional("kind");
    order.end();
    List<SiteFile.Kind> kinds = kinds(kind);
    return desk.read(site ->
        Pages.of(
            site.files().stream().filter(file -> kinds.contains(file.kind())).toList(),
            SiteFile::name,
            after,
            (items, file) -> file(items.addObject(), file)));
  }

  private static void file(ObjectNode json, SiteFile file) {
    json.put("name", file.name()).put("kind", file.kind().text());
    json.put("length", file.length()).put("sha256", file.sha256());
    json.put("path", SharedPath.of(file));
    if (file.kind().firmware()) {
      FirmwareName name = FirmwareName.parse(file.name());
      name.model().ifPresent(model -> json.put("model", model.name()));
      name.protocol().ifPresent(protocol -> json.put("protocol", protocol.name()));
      name.version().ifPresent(version -> json.put("version", version));
    }
  }

  private static List<SiteFile.Kind> kinds(Optional<String> text) throws Refused {
    List<SiteFile.Kind> all = Arrays.asList(SiteFile.Kind.values());
    if (text.isEmpty()) {
      return all;
    }
    return switch (text.get()) {
      case FIRMWARE -> all.stream().filter(SiteFile.Kind::firmware).toList();
      case MELODY ->
          List.of(
              SiteFile.Kind.MELODIES,
              SiteFile.Kind.SYSTEM_MELODIES,
              SiteFile.Kind.CALL_WAITING_TONE);
      default -> List.of(kind(text.get()));
    };
  }

  private static SiteFile.Kind kind(String text) throws Refused {
    return SiteFile.Kind.parse(text)
        .orElseThrow(() ->
            new Refused(
                text
                    + " is no kind of file; there are "
                    + Arrays.stream(SiteFile.Kind.values())
                        .map(SiteFile.Kind::text)
                        .collect(Collectors.joining(", "))));
  }

  /** All of the files, or none; each is looked at before any is kept. */
  private ObjectNode add(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String kind = order.text("kind");
    List<String> paths = order.texts("paths");
    order.end();
    List<GivenFile> given = new ArrayList<>();
    List<SiteFile> files = new ArrayList<>();
    for (String path : paths) {
      GivenFile one = GivenFile.read(path);
      SiteFile.Kind meant = kind.equals(FIRMWARE) ? FileLook.firmware(one.name()) : kind(kind);
      SiteFile file = new SiteFile(one.name(), meant, one.sha256(), one.length());
      Optional<String> fault = FileLook.fault(file, one.head());
      if (fault.isPresent()) {
        throw new Refused(fault.get());
      }
      given.add(one);
      files.add(file);
    }
    Wish wish = new Wish.All("", files.stream().<Wish>map(Wish.PutFile::new).toList());
    Optional<String> no = desk.refusal(wish);
    if (no.isPresent()) {
      throw new Refused(no.get());
    }
    List<String> warnings = new ArrayList<>(same(files));
    for (int i = 0; i < given.size(); i++) {
      warnings.addAll(GivenContent.warnings(files.get(i), given.get(i).head()));
      given.get(i).keep(vault);
    }
    ObjectNode json = Answers.of(desk.perform(wish, who));
    warnings.forEach(json.withArray("warnings")::add);
    ArrayNode all = json.putArray("files");
    files.forEach(file -> file(all.addObject(), file));
    return json;
  }

  /** Known by their digest: what the site has already under another name, or had under this one. */
  private List<String> same(List<SiteFile> files) {
    return desk.read(site -> {
      List<String> told = new ArrayList<>();
      for (SiteFile file : files) {
        site.files().stream()
            .filter(other -> other.sha256().equals(file.sha256()))
            .filter(other -> !other.name().equals(file.name()))
            .findFirst()
            .ifPresent(other -> told.add(file.name() + " has the same bytes as " + other.name()));
        site.file(file.name())
            .filter(before -> !before.sha256().equals(file.sha256()))
            .ifPresent(_ ->
                told.add(
                    file.name()
                        + " was another file of the same name: phones that are told of it fetch it"
                        + " again"));
      }
      return told;
    });
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    order.end();
    return Answers.of(desk.perform(new Wish.RemoveFile(name), who));
  }
}
