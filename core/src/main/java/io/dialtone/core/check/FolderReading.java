// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.ReadInf.Reference;
import io.dialtone.handset.run.InfValue;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder as its phones read it: the INFs, for whom each is, and where what it names lies. */
public record FolderReading(List<Inf> infs) {

  public FolderReading {
    infs = List.copyOf(infs);
  }

  /**
   * An INF.
   *
   * @param own the phone that it is for, where its name says one
   * @param kinds the kinds of phones that it may be for
   * @param folders where its phones look for their MAC-specific files; empty where that cannot be
   *     told
   */
  public record Inf(
      FolderEntry entry,
      Optional<PhoneFileName> own,
      List<FilePrefix> kinds,
      List<Target> targets,
      Optional<List<String>> folders) {

    public Inf {
      kinds = List.copyOf(kinds);
      targets = List.copyOf(targets);
      folders = folders.map(List::copyOf);
    }
  }

  /**
   * A line that names a file.
   *
   * @param path where it lies in the folder
   * @param reason why there is none, where it lies nowhere
   */
  public record Target(InfKey key, int line, String value, Optional<String> path, String reason) {}

  /** A config file, with the lines for which a phone refuses all of it. */
  public record Config(ConfigFile file, List<Integer> strays) {
    public Config {
      strays = List.copyOf(strays);
    }
  }

  /** Reads the INFs of a folder. */
  public static FolderReading of(FolderView folder) {
    List<FolderEntry> files =
        folder.entries().stream().filter(e -> e.sort() == FolderEntry.Sort.FILE).toList();
    Places places = new Places(folder.name(), files.stream().map(FolderEntry::path).toList());
    List<Inf> infs = new ArrayList<>();
    for (ReadInf inf : Checker.infs(folder, files)) {
      List<Target> targets = inf.references().stream().map(r -> target(r, places)).toList();
      infs.add(
          new Inf(inf.entry(), inf.own(), inf.guess().kinds(), targets, inf.macFolders(places)));
    }
    return new FolderReading(infs);
  }

  private static Target target(Reference reference, Places places) {
    return switch (reference.value()) {
      case InfValue.Wrong(_, var reason) -> target(reference, Optional.empty(), reason);
      case InfValue.File named ->
          switch (places.find(named.at())) {
            case Place.Here(var path, _) -> target(reference, Optional.of(path), "");
            case Place.Below(var path, _) -> target(reference, Optional.of(path), "");
            case Place.Several(var all) ->
                target(
                    reference,
                    Optional.empty(),
                    "means several files but for letter case: " + String.join(", ", all));
            case Place.Missing _ -> target(reference, Optional.empty(), "is not in the folder");
            case Place.Elsewhere _ -> target(reference, Optional.empty(), "is not in the folder");
            case Place.Refused(var reason) -> target(reference, Optional.empty(), reason);
          };
    };
  }

  private static Target target(Reference reference, Optional<String> path, String reason) {
    return new Target(
        reference.key(), reference.line().line(), reference.line().value(), path, reason);
  }

  /** Reads a config file to its end. */
  public static Config config(Bytes bytes) {
    ReadParameters read = ReadParameters.of(bytes);
    return new Config(read.config(), read.strays());
  }

  /** Whether a file says what of the folder is not to be told. */
  public static boolean isSuppressions(FolderEntry entry) {
    return entry.path().equals(Roles.SUPPRESSIONS);
  }
}
