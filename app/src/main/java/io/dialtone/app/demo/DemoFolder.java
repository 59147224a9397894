// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the demo keeps its sample files and data.
 *
 * @param temporary whether the folder goes away at the end
 */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

  /** A temporary folder, or the given one, which must be new or empty. */
  static DemoFolder make(Optional<Path> where) throws IOException {
    DemoFolder folder =
        where.isPresent()
            ? new DemoFolder(empty(where.get().toAbsolutePath()), false)
            : new DemoFolder(Files.createTempDirectory("dialtone-demo"), true);
    Files.createDirectories(folder.files());
    return folder;
  }

  private static Path empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IOException("--dir " + folder + " is not empty; name a new folder");
      }
    }
    return folder;
  }

  Path files() {
    return path.resolve("files");
  }

  @Override
  public void close() throws IOException {
    if (!temporary) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> all = Files.walk(path)) {
      inside = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : inside) {
      Files.deleteIfExists(each);
    }
  }
}
