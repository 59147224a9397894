// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.served;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was served first under each name, at most {@link #LIMIT} of them: beyond that the one that
 * was served longest ago makes room. What was served first stays until its config_sn is another
 * one, so that a fault is told until it is mended. For one thread.
 */
public final class ServedMemory {

  /** The own files of the largest site meant for one server, and all that they share. */
  public static final int LIMIT = 30_000;

  /** When a name was served last is kept no better than this, so that it is seldom written. */
  static final Duration GRAIN = Duration.ofDays(1);

  private final int limit;
  private final SortedMap<String, ServedFile> known = new TreeMap<>();
  private final SortedMap<String, String> told = new TreeMap<>();
  private final SortedSet<String> changed = new TreeSet<>();

  /**
   * What is to be stored.
   *
   * @param put new, or in the place of what has the same path
   * @param gone paths that are forgotten
   */
  public record Changes(List<ServedFile> put, List<String> gone) {
    public Changes {
      put = List.copyOf(put);
      gone = List.copyOf(gone);
    }

    /** Whether there is nothing to store. */
    public boolean none() {
      return put.isEmpty() && gone.isEmpty();
    }
  }

  /** Of what was stored. */
  public ServedMemory(Collection<ServedFile> stored) {
    this(stored, LIMIT);
  }

  ServedMemory(Collection<ServedFile> stored, int limit) {
    this.limit = limit;
    stored.forEach(file -> known.put(file.serving().path(), file));
    makeRoom();
  }

  /** Notes that this was served; what hides it from phones, told once for each content. */
  public Optional<ServedFile> note(Serving now, Instant at) {
    String path = now.path();
    ServedFile before = known.get(path);
    if (before == null || !before.serving().serial().equals(now.serial())) {
      told.remove(path);
      put(new ServedFile(now, at, at));
      makeRoom();
      return Optional.empty();
    }
    if (Duration.between(before.last(), at).compareTo(GRAIN) > 0) {
      put(new ServedFile(before.serving(), before.first(), at));
    }
    if (!before.hides(now)) {
      told.remove(path);
      return Optional.empty();
    }
    return now.sha256().equals(told.put(path, now.sha256()))
        ? Optional.empty()
        : Optional.of(before);
  }

  private void put(ServedFile file) {
    known.put(file.serving().path(), file);
    changed.add(file.serving().path());
  }

  private void makeRoom() {
    if (known.size() <= limit) {
      return;
    }
    // a tenth at once, so that a folder that is too large is not sorted for each of its files
    List<ServedFile> oldest = new ArrayList<>(known.values());
    oldest.sort(Comparator.comparing(ServedFile::last));
    for (ServedFile file : oldest.subList(0, known.size() - limit + limit / 10)) {
      String path = file.serving().path();
      known.remove(path);
      told.remove(path);
      changed.add(path);
    }
  }

  /** All that is known, by path. */
  public List<ServedFile> all() {
    return List.copyOf(known.values());
  }

  /** What is not stored yet. */
  public Changes changes() {
    List<ServedFile> put = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String path : changed) {
      ServedFile file = known.get(path);
      if (file == null) {
        gone.add(path);
      } else {
        put.add(file);
      }
    }
    return new Changes(put, gone);
  }

  /** All changes until now are stored. */
  public void stored() {
    changed.clear();
  }
}
