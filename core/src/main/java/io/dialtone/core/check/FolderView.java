// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A folder of phones' files as the checks see it; on a disk, in memory, or rendered from a site.
 */
public interface FolderView {

  /** The folder's own name, "" where it has none. */
  String name();

  /** Whether the folder is checked as a whole, and not some files of it. */
  boolean whole();

  /** Every file below it, sorted by path. */
  List<FolderEntry> entries();

  /** The first bytes of a file, at most so many. */
  Content read(String path, int most);

  /** The digest of a whole file, 64 hex digits; empty where it cannot be read. */
  Optional<String> sha256(String path);

  /** Files that say what is not to be told, by their paths. */
  default List<String> suppressions() {
    return List.of(Roles.SUPPRESSIONS);
  }

  /** Where people look for what is at a path, and for what was found in it. */
  default String place(String path) {
    return path;
  }

  /** What was found, at the places where it can be mended, and each thing once. */
  default List<Finding> told(List<Finding> found) {
    return found;
  }

  /** What reading a file came to. */
  sealed interface Content {

    /** Its bytes. */
    record Read(Bytes bytes) implements Content {}

    /** None. */
    record Unreadable(String reason) implements Content {}
  }
}
