// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.time.Instant;
import java.util.List;

/**
 * The names in one folder when it was last read.
 *
 * @param sure whether a later change of the folder is bound to change {@code modified} too: not if
 *     it changed in the moment of reading, nor if it holds links, whose targets change elsewhere
 * @param faults what could not be taken in, and why
 */
record Listing(
    Instant modified, boolean sure, List<String> files, List<String> folders, List<String> faults) {

  Listing {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
    faults = List.copyOf(faults);
  }

  static Listing unreadable(String fault) {
    return new Listing(Instant.EPOCH, false, List.of(), List.of(), List.of(fault));
  }
}
