// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the file system says of a file without reading it. Two equal stamps with the writer quiet in
 * between mean the same content; the change time betrays writers that set the modification time
 * back.
 */
public record FileStamp(String inode, long size, Instant modified, Instant changed) {

  /** Of a file that is not there; "touched" so late that only watching it tells its settling. */
  public static final FileStamp MISSING =
      new FileStamp("", -1, Instant.parse("9999-01-01T00:00:00Z"), Instant.EPOCH);

  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /** The stamp of a regular file, following links. */
  public static FileStamp of(Path file) throws IOException {
    if (!UNIX) {
      BasicFileAttributes plain = Files.readAttributes(file, BasicFileAttributes.class);
      return of(plain, plain.lastModifiedTime(), file);
    }
    // One call reads all; the basic attributes carry no change time.
    Map<String, Object> all =
        Files.readAttributes(file, "unix:fileKey,size,lastModifiedTime,ctime,isRegularFile");
    if (!value(all, "isRegularFile", Boolean.class)) {
      throw new NoSuchFileException(file.toString(), null, "not a regular file");
    }
    return new FileStamp(
        String.valueOf(all.get("fileKey")),
        value(all, "size", Long.class),
        value(all, "lastModifiedTime", FileTime.class).toInstant(),
        value(all, "ctime", FileTime.class).toInstant());
  }

  private static <T> T value(Map<String, Object> all, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(all.get(name), name));
  }

  private static FileStamp of(BasicFileAttributes plain, FileTime changed, Path file)
      throws IOException {
    if (!plain.isRegularFile()) {
      throw new NoSuchFileException(file.toString(), null, "not a regular file");
    }
    return new FileStamp(
        String.valueOf(plain.fileKey()),
        plain.size(),
        plain.lastModifiedTime().toInstant(),
        changed.toInstant());
  }

  /** The later of the two times. */
  Instant touched() {
    return modified.isAfter(changed) ? modified : changed;
  }
}
