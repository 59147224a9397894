// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Which folder is served, and how.
 *
 * @param root the folder
 * @param copies a folder of our own for copies of large files; emptied at the start
 * @param except folders that are never served though they lie in the root: the data folder
 * @param settle how long a file must have been left alone before its new content is taken
 */
public record FolderSettings(Path root, Path copies, List<Path> except, Duration settle) {

  /** Long enough for an editor between two writes; with the watch well below the promised 2 s. */
  public static final Duration USUAL_SETTLE = Duration.ofMillis(500);

  public FolderSettings {
    except = List.copyOf(except);
  }

  /** A folder served with everything as usual; the data folder holds the copies. */
  public static FolderSettings of(Path root, Path data) {
    return new FolderSettings(root, data.resolve("served"), List.of(data), USUAL_SETTLE);
  }
}
