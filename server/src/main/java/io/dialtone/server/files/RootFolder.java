// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder that is served, and what belongs to it: nothing outside, however links lead there. */
final class RootFolder {

  private final Path real;
  private final List<Path> except;

  RootFolder(FolderSettings settings) throws IOException {
    this.real = settings.root().toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(settings.root().toString());
    }
    List<Path> excluded = new ArrayList<>();
    for (Path folder : settings.except()) {
      Path excepted = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
      if (excepted.equals(real)) {
        throw new IOException(
            settings.root() + " is also the data folder, which must not be served: choose another");
      }
      if (!real.startsWith(excepted)) { // else the root is a part of it, served on purpose
        excluded.add(excepted.normalize());
      }
    }
    this.except = List.copyOf(excluded);
  }

  Path real() {
    return real;
  }

  Path resolve(String path) {
    return real.resolve(path);
  }

  /** Whether the file, with every link followed, lies in the folder and not in an excepted one. */
  boolean holds(Path file) throws IOException {
    return holdsReal(file.toRealPath());
  }

  boolean holdsReal(Path realFile) {
    return realFile.startsWith(real) && except.stream().noneMatch(realFile::startsWith);
  }
}
