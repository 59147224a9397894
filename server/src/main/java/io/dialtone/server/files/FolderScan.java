// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the names of a whole tree, and next time only of the folders whose modification time moved:
 * that asks nothing of the system but one look at each folder, works on network file systems too,
 * and cannot run out of watches.
 */
final class FolderScan {

  /** More names than any site of ours has; a tree with more is served as far as this. */
  static final int FILES_LIMIT = 1_000_000;

  /** Deeper folders are not looked into. */
  static final int DEPTH_LIMIT = 24;

  /**
   * What a scan found.
   *
   * @param files all names, the very list of the scan before where none of them changed
   * @param changed whether any folder was read again, so that the names may be others
   */
  record Scanned(List<String> files, List<String> faults, boolean changed) {}

  private final RootFolder root;
  private final FolderReader reader;
  private Map<String, Listing> known = new LinkedHashMap<>();
  private List<String> files = List.of();

  FolderScan(RootFolder root, Time time) {
    this.root = root;
    this.reader = new FolderReader(root, time);
  }

  /** The names now; called by one thread at a time. */
  Scanned scan() {
    Walk walk = new Walk();
    walk.into("", List.of(root.real()));
    boolean changed = walk.changed || walk.seen.size() != known.size();
    known = walk.seen;
    if (changed) { // or else each look would copy the names of all files
      files = walk.served.stream().flatMap(listing -> listing.files().stream()).toList();
    }
    return new Scanned(files, List.copyOf(walk.faults), changed);
  }

  /** One pass over the tree. */
  private final class Walk {
    private final Map<String, Listing> seen = new LinkedHashMap<>();
    private final List<Listing> served = new ArrayList<>();
    private int count;
    private final List<String> faults = new ArrayList<>();
    private boolean changed;

    void into(String folder, List<Path> chain) {
      Listing listing = listing(folder, chain);
      seen.put(folder, listing);
      faults.addAll(listing.faults());
      if (count + listing.files().size() > FILES_LIMIT) {
        faults.add("more than " + FILES_LIMIT + " files: those in " + folder + " are not served");
        return;
      }
      served.add(listing);
      count += listing.files().size();
      for (String inner : listing.folders()) {
        if (chain.size() >= DEPTH_LIMIT) {
          faults.add(inner + " lies too deep and is not served");
        } else {
          descend(inner, chain);
        }
      }
    }

    private void descend(String inner, List<Path> chain) {
      try {
        List<Path> longer = new ArrayList<>(chain);
        longer.add(root.resolve(inner).toRealPath());
        into(inner, List.copyOf(longer));
      } catch (IOException _) {
        changed = true; // Deleted since its parent was read: the next scan reads that one again.
      }
    }

    private Listing listing(String folder, List<Path> chain) {
      Instant modified;
      try {
        modified = Files.getLastModifiedTime(root.resolve(folder)).toInstant();
      } catch (IOException e) {
        changed = true;
        String what = folder.isEmpty() ? "the folder" : folder;
        return Listing.unreadable(what + " cannot be read: " + Faults.text(e));
      }
      Listing old = known.get(folder);
      if (old != null && old.sure() && old.modified().equals(modified)) {
        return old;
      }
      Listing now = reader.read(folder, modified, chain);
      changed |= old == null || !old.files().equals(now.files());
      return now;
    }
  }
}
