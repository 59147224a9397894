// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.run.InfValue;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.InfKey.Way;
import io.dialtone.wire.inf.TftpPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An INF of the folder, as a phone reads it.
 *
 * @param way the transport that its values are written for; ANY where they tell nothing
 * @param guess the phones it is for, by its own name or else by its firmware
 */
record ReadInf(
    FolderEntry entry, InfFile file, Optional<PhoneFileName> own, Way way, PhoneGuess guess) {

  /** A line that names a file, with the role the file has by it. */
  record Reference(Entry line, InfKey key, InfValue value) {}

  static ReadInf of(FolderEntry entry, InfFile file) {
    Optional<PhoneFileName> own = PhoneFileName.parse(entry.name());
    PhoneGuess byFirmware =
        file.first(InfKey.FWURL)
            .or(() -> file.first(InfKey.FW_FILENAME))
            .map(value -> FirmwareName.parse(TftpPath.lastPart(value)))
            .map(name -> new PhoneGuess(name.model(), name.protocol()))
            .orElse(PhoneGuess.ANY);
    PhoneGuess guess = PhoneGuess.ofName(entry.name()).or(byFirmware);
    return new ReadInf(entry, file, own, wayOf(file), guess);
  }

  private static Way wayOf(InfFile file) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    for (Entry line : file.entries()) {
      line.known().map(InfKey::way).filter(way -> way != Way.ANY).ifPresent(ways::add);
    }
    if (ways.size() == 1) {
      return ways.iterator().next();
    }
    boolean urls = file.entries().stream().anyMatch(line -> line.value().contains("://"));
    boolean paths = file.entries().stream().anyMatch(line -> line.value().contains("\\"));
    return urls || ways.size() == 2 ? Way.HTTP : paths ? Way.TFTP : Way.ANY;
  }

  /** Where it is asked for, for one of its keys. */
  Location at(InfKey key) {
    Way asked = key.way() == Way.ANY ? way : key.way();
    return asked == Way.TFTP ? Places.overTftp() : Places.overHttp(entry.path());
  }

  /** The lines that count and name files, in the file's order. */
  List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    Set<InfKey> seen = EnumSet.noneOf(InfKey.class);
    for (Entry line : file.entries()) {
      Optional<InfKey> key = line.known();
      if (key.isPresent()
          && key.get() != InfKey.PROVISION_MODE
          && key.get() != InfKey.CONFIG
          && (seen.add(key.get()) || key.get().repeatable())) {
        references.add(new Reference(line, key.get(), InfValue.of(line.value(), at(key.get()))));
      }
    }
    return references;
  }

  /**
   * The folders in which its phones look for their MAC-specific files (INF-5, TFT-2); empty where
   * that is on another server, or cannot be told.
   */
  Optional<List<String>> macFolders(Places places) {
    if (way == Way.TFTP) {
      return Optional.of(List.of(""));
    }
    String config = file.first(InfKey.CONFIG).filter(v -> InfFile.fault(v).isEmpty()).orElse("");
    if (way == Way.ANY && config.isEmpty()) {
      return Optional.of(List.of(entry.folder(), ""));
    }
    String directory = config.isEmpty() || config.endsWith("/") ? config : config + "/";
    return InfValue.of(directory + "x", at(InfKey.CONFIG)) instanceof InfValue.File named
            && named.at() instanceof Location.Http(var url)
        ? places.folderOf(url).map(List::of)
        : Optional.empty();
  }
}
