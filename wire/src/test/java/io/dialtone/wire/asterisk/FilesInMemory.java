// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import io.dialtone.wire.octets.Bytes;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files by their names, for tests. */
final class FilesInMemory implements ConfFiles {

  private final SortedMap<String, Bytes> files = new TreeMap<>();

  static FilesInMemory of(String file, String text) {
    return new FilesInMemory().with(file, text);
  }

  FilesInMemory with(String file, String text) {
    return with(file, Bytes.utf8(text));
  }

  FilesInMemory with(String file, Bytes bytes) {
    files.put(file, bytes);
    return this;
  }

  @Override
  public List<String> matching(String pattern) {
    var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return files.keySet().stream().filter(name -> glob.matches(Path.of(name))).toList();
  }

  @Override
  public Optional<Bytes> content(String file) {
    return Optional.ofNullable(files.get(file));
  }
}
