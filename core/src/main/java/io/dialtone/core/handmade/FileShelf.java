// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.check.GivenContent;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that INFs name, each brought once under a name of its own. */
final class FileShelf {

  private final FolderView folder;
  private final Set<Note> notes;
  private final SortedMap<String, FolderEntry> entries = new TreeMap<>();
  private final SortedMap<String, SiteFile> files = new TreeMap<>();
  private final SortedMap<String, String> paths = new TreeMap<>();

  FileShelf(FolderView folder, Set<Note> notes) {
    this.folder = folder;
    this.notes = notes;
    folder.entries().forEach(entry -> entries.put(entry.path(), entry));
  }

  /** The value of a setting that names these files for phones of a kind. */
  Optional<String> value(SiteSetting setting, List<String> of, FilePrefix kind) {
    List<String> names = new ArrayList<>();
    for (String path : of) {
      Optional<String> misfit = misfit(setting, path, kind);
      misfit.ifPresent(reason -> notes.add(new Note(Note.Kind.LEFT, path, 0, reason)));
      if (misfit.isEmpty()) {
        name(setting.file().orElseThrow(), path).ifPresent(names::add);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", names));
  }

  /** Why phones of a kind would not take it. */
  private Optional<String> misfit(SiteSetting setting, String path, FilePrefix kind) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String who = kind.text().replace("_", "");
    FirmwareName firmware = FirmwareName.parse(name);
    return switch (setting) {
      case MELODIES_CALL_WAITING -> of(kind, Protocol.SIP, setting);
      case DECKS -> of(kind, Protocol.MGCP, setting);
      case FIRMWARE_APPLICATION, FIRMWARE_DSP, FIRMWARE_BOOT ->
          !firmware.mayRunOn(kind.model())
                  || (setting == SiteSetting.FIRMWARE_APPLICATION
                      && firmware.protocol().filter(p -> p != kind.protocol()).isPresent())
              ? Optional.of("is no firmware for an " + who + " by its name (ID-7)")
              : Optional.empty();
      case TELEPHONE_CONFIG ->
          read(path, SiteFile.Kind.TELEPHONE_CONFIG)
              .flatMap(GivenContent::signedFor)
              .filter(model -> model != kind.model())
              .map(model -> "is the telephone config of an " + model + " (FIL-4), not " + who);
      default -> Optional.empty();
    };
  }

  private static Optional<String> of(FilePrefix kind, Protocol only, SiteSetting setting) {
    return kind.protocol() == only
        ? Optional.empty()
        : Optional.of(setting.text() + " is for " + only + " phones alone");
  }

  private Optional<Bytes> read(String path, SiteFile.Kind kind) {
    return folder.read(path, GivenContent.looked(kind))
            instanceof FolderView.Content.Read(Bytes bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /** The name under which a file is brought; it says its kind where another has the name. */
  private Optional<String> name(SiteFile.Kind kind, String path) {
    Optional<String> sha256 = folder.sha256(path);
    Optional<FolderEntry> entry = Optional.ofNullable(entries.get(path));
    Optional<Bytes> start = read(path, kind);
    if (sha256.isEmpty() || entry.isEmpty() || start.isEmpty()) {
      return left(path, "cannot be read");
    }
    String bare = entry.get().name();
    String name = isFree(bare, kind, sha256.get()) ? bare : kind.text() + "-" + bare;
    if (!isFree(name, kind, sha256.get())) {
      return left(
          path, "has the name of another file with other bytes: rename it, and its INF line");
    }
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._+-]{0,99}")) {
      return left(path, "has a name that a site does not take: letters, digits and . _ + - alone");
    }
    SiteFile file = new SiteFile(name, kind, sha256.get(), entry.get().length());
    Optional<String> fault = GivenContent.fault(file, file.length(), start.get());
    if (fault.isPresent()) {
      return left(path, fault.get());
    }
    files.put(name, file);
    paths.put(name, path);
    return Optional.of(name);
  }

  private Optional<String> left(String path, String reason) {
    notes.add(new Note(Note.Kind.LEFT, path, 0, reason));
    return Optional.empty();
  }

  private boolean isFree(String name, SiteFile.Kind kind, String sha256) {
    SiteFile there = files.get(name);
    return there == null || (there.kind() == kind && there.sha256().equals(sha256));
  }

  /** All that were named. */
  List<HandmadePlan.Entry> brought() {
    List<HandmadePlan.Entry> all = new ArrayList<>();
    files.forEach((name, file) ->
        all.add(new HandmadePlan.Entry(new Brought.OfFile(file), paths.getOrDefault(name, name))));
    return all;
  }

  /** Where their bytes lie. */
  SortedMap<String, String> paths() {
    return paths;
  }
}
