// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of a folder as they are now. A name that vanished stays for the settling time, because
 * some editors delete a file and write it anew.
 */
final class FolderNames {

  private final FolderScan scan;
  private final Duration settle;
  private final Time time;
  private final Map<String, Long> leavingSinceNanos = new LinkedHashMap<>();
  private Set<String> present = Set.of();
  private List<String> faults = List.of();
  private volatile FileNames names = FileNames.NONE;

  FolderNames(FolderScan scan, Duration settle, Time time) {
    this.scan = scan;
    this.settle = settle;
    this.time = time;
  }

  FileNames now() {
    return names;
  }

  /** Looks at the folder again; returns the faults that the look before did not have. */
  synchronized List<String> refresh() {
    FolderScan.Scanned scanned = scan.scan();
    boolean expired = expire();
    if (scanned.changed() || expired) {
      publish(new LinkedHashSet<>(scanned.files()));
    }
    List<String> fresh = new ArrayList<>(scanned.faults());
    fresh.removeAll(faults);
    faults = scanned.faults();
    return fresh;
  }

  private boolean expire() {
    long now = time.nanos();
    return leavingSinceNanos.values().removeIf(since -> now - since >= settle.toNanos());
  }

  private void publish(Set<String> found) {
    long now = time.nanos();
    for (String name : present) {
      if (!found.contains(name)) {
        leavingSinceNanos.putIfAbsent(name, now);
      }
    }
    leavingSinceNanos.keySet().removeAll(found);
    present = found;
    List<String> all = found.stream().sorted().toList();
    names = FileNames.of(all);
    if (!leavingSinceNanos.isEmpty()) {
      names = FileNames.of(withLeaving(all));
    }
  }

  /** A file renamed to another letter case must not seem to be two. */
  private List<String> withLeaving(List<String> found) {
    List<String> all = new ArrayList<>(found);
    for (String name : leavingSinceNanos.keySet()) {
      if (names.find(name) instanceof FileDecision.NotFound) {
        all.add(name);
      }
    }
    return all;
  }
}
