// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.files.FileDecision.NotFound;
import io.dialtone.core.files.FileDecision.Refused;
import io.dialtone.core.files.FileDecision.Serve;
import io.dialtone.core.files.FileDecision.Several;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that can be asked for. A name means the file of exactly that name, else the only one
 * that matches without regard to case, folders included (ID-2); of several none.
 */
public final class FileNames {

  /** No name at all. */
  public static final FileNames NONE = of(List.of());

  /** How many of several candidates the journal names. */
  private static final int CANDIDATES_TOLD = 5;

  /** Real paths by their folded form. */
  private final Map<String, List<String>> byFolded;

  /** The phones that files are named by. */
  private final Set<MacAddress> macs;

  private FileNames(Map<String, List<String>> byFolded, Set<MacAddress> macs) {
    this.byFolded = byFolded;
    this.macs = macs;
  }

  /** The files at these paths, relative to the root, with {@code /} between their parts. */
  public static FileNames of(Collection<String> paths) {
    Map<String, List<String>> byFolded = new LinkedHashMap<>();
    Set<MacAddress> macs = new LinkedHashSet<>();
    for (String path : paths) {
      byFolded.merge(fold(path), List.of(path), FileNames::joined);
      MacNames.find(path).ifPresent(macs::add);
    }
    return new FileNames(Collections.unmodifiableMap(byFolded), Collections.unmodifiableSet(macs));
  }

  /** How many different names there are, without regard to case. */
  public int size() {
    return byFolded.size();
  }

  /** Whether any file is named by this phone's address. */
  public boolean knows(MacAddress mac) {
    return macs.contains(mac);
  }

  /** Which file the name means; who may have it is decided elsewhere. */
  public FileDecision decide(FileQuestion question) {
    return switch (AskedName.of(question.transport(), question.name())) {
      case AskedName.Refused(var reason) -> new Refused(reason);
      case AskedName.Relative(var path) -> find(path);
    };
  }

  /** Which file a path means, whoever asks. */
  public FileDecision find(String path) {
    List<String> alike = byFolded.getOrDefault(fold(path), List.of());
    if (alike.contains(path)) {
      return new Serve(path, "the file of this name");
    }
    return switch (alike.size()) {
      case 0 -> new NotFound("no file of this name");
      case 1 -> new Serve(alike.getFirst(), "the only file of this name without regard to case");
      default -> new Several(alike, several(alike));
    };
  }

  private static String several(List<String> alike) {
    List<String> told = alike.subList(0, Math.min(alike.size(), CANDIDATES_TOLD));
    return alike.size()
        + " files match without regard to case and none exactly: "
        + String.join(", ", told)
        + (told.size() < alike.size() ? ", …" : "");
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** Character by character, as {@link String#equalsIgnoreCase}: no name grows by folding. */
  private static String fold(String path) {
    StringBuilder folded = new StringBuilder(path.length());
    for (int at = 0; at < path.length(); at++) {
      folded.append(Character.toLowerCase(Character.toUpperCase(path.charAt(at))));
    }
    return folded.toString();
  }
}
