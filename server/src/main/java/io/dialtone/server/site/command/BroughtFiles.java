// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.SiteFile;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.FileVault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The bytes of files that are brought along: looked at before anything is kept, kept before the
 * site names them, and gone again if it does not.
 *
 * @param faults by the places of what is brought
 */
record BroughtFiles(
    Map<SiteFile, GivenFile> given, SortedMap<Integer, String> faults, Optional<FileVault> vault) {

  /**
   * Looks at them.
   *
   * @param paths where the bytes of a file are, by its name; those that are left out are here
   * @param vault absent where there is no site yet, and nothing can be kept
   */
  static BroughtFiles look(
      List<Brought> brought, Map<String, String> paths, Optional<FileVault> vault) {
    Map<SiteFile, GivenFile> given = new LinkedHashMap<>();
    SortedMap<Integer, String> faults = new TreeMap<>();
    for (int at = 0; at < brought.size(); at++) {
      if (brought.get(at) instanceof Brought.OfFile(var file)) {
        try {
          Optional<String> path = Optional.ofNullable(paths.get(file.name()));
          if (path.isPresent()) {
            given.put(file, look(file, path.get()));
          } else if (vault.flatMap(held -> here(held, file)).isEmpty()) {
            throw new Refused("the bytes of " + file.name() + " are not here: put them beside");
          }
        } catch (Refused refused) {
          faults.put(at, refused.reason());
        }
      }
    }
    return new BroughtFiles(given, faults, vault);
  }

  private static Optional<FileVault> here(FileVault vault, SiteFile file) {
    return vault.length(file.sha256()).isPresent() ? Optional.of(vault) : Optional.empty();
  }

  private static GivenFile look(SiteFile file, String path) throws Refused {
    GivenFile bytes = GivenFile.read(path);
    if (!bytes.sha256().equals(file.sha256()) || bytes.length() != file.length()) {
      throw new Refused(path + " has not the digest that is said of " + file.name());
    }
    Optional<String> fault = FileLook.fault(file, bytes.head());
    if (fault.isPresent()) {
      throw new Refused(fault.get());
    }
    return bytes;
  }

  /** Keeps them while something is done that names them. */
  DeskAnswer within(Supplier<DeskAnswer> doing) throws Refused {
    if (given.isEmpty() || vault.isEmpty()) {
      return doing.get();
    }
    List<String> digests = new ArrayList<>();
    given.keySet().forEach(file -> digests.add(file.sha256()));
    FileVault.Pending pending = vault.get().pending(digests);
    DeskAnswer answer;
    try {
      for (GivenFile file : given.values()) {
        file.keep(vault.get());
      }
      answer = doing.get(); // where it fails, the next that opens the folder finds out and settles
    } catch (Refused refused) {
      pending.discard();
      throw refused;
    }
    if (answer instanceof DeskAnswer.Refused) {
      pending.discard();
    } else {
      pending.close();
    }
    return answer;
  }
}
