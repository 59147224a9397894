// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.asterisk;

import io.dialtone.server.files.FileStamp;
import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfFiles;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/** A folder such as {@code /etc/asterisk}; files outside are read where an include names them. */
public final class AsteriskFolder implements ConfFiles {

  private static final String MAGIC = "*?[{";

  private final Path root;

  /** The folder, links to it followed. */
  public AsteriskFolder(Path folder) throws IOException {
    this.root = folder.toRealPath();
  }

  @Override
  public List<String> matching(String pattern) {
    TreeSet<String> names = new TreeSet<>();
    for (Path path : paths(pattern)) {
      if (Files.isRegularFile(path) && names.size() <= AsteriskConfig.MAX_FILES) {
        real(path).ifPresent(real -> names.add(name(real)));
      }
    }
    return List.copyOf(names);
  }

  /** Links followed, so that a file has one name however it is included. */
  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException _) {
      return Optional.empty(); // it was just removed
    }
  }

  private String name(Path real) {
    return real.startsWith(root) ? root.relativize(real).toString() : real.toString();
  }

  private List<Path> paths(String pattern) {
    try {
      List<Path> paths = List.of(pattern.startsWith("/") ? Path.of("/") : root);
      for (String segment : pattern.split("/", -1)) {
        if (!segment.isEmpty()) {
          List<Path> next = new ArrayList<>();
          for (Path path : paths) {
            next.addAll(isMagic(segment) ? inside(path, segment) : List.of(path.resolve(segment)));
          }
          paths = next;
        }
      }
      return paths;
    } catch (InvalidPathException | PatternSyntaxException _) {
      return List.of(); // no file can be called so
    }
  }

  private static boolean isMagic(String segment) {
    return segment.chars().anyMatch(c -> MAGIC.indexOf(c) >= 0);
  }

  private static List<Path> inside(Path folder, String segment) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + segment);
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        Path name = path.getFileName();
        boolean hidden = name.toString().startsWith(".") && !segment.startsWith(".");
        if (!hidden && matcher.matches(name)) {
          inside.add(path);
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      return List.of(); // no folder, or none of ours to read: nothing matches
    }
    Collections.sort(inside);
    return inside;
  }

  @Override
  public Optional<Bytes> content(String file) {
    try (InputStream in = Files.newInputStream(root.resolve(file))) {
      // one byte more than may be: too long is told by whoever counts
      return Optional.of(Bytes.copyOf(in.readNBytes((int) AsteriskConfig.MAX_BYTES + 1)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** What the file system says of every file that these names and patterns mean now. */
  public SortedMap<String, FileStamp> stamps(Collection<String> asked) {
    SortedMap<String, FileStamp> stamps = new TreeMap<>();
    for (String pattern : asked) {
      for (String file : matching(pattern)) {
        stamps.put(file, stamp(file));
      }
    }
    return stamps;
  }

  private FileStamp stamp(String file) {
    try {
      return FileStamp.of(root.resolve(file));
    } catch (IOException _) {
      return FileStamp.MISSING;
    }
  }
}
