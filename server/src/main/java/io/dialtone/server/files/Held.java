// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.server.files.Snapshot.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The newest whole content that we hold of one file. */
final class Held {

  /** Where the content is. */
  sealed interface Place {
    record Memory(ByteBuffer bytes) implements Place {}

    record Copy(Path file) implements Place {}
  }

  private final FileStamp stamp;
  private final Version version;
  private final Place place;
  private final String sha256;
  private volatile long comparedNanos;
  private volatile long usedNanos;

  Held(FileStamp stamp, Version version, Place place, String sha256, long nowNanos) {
    this.stamp = stamp;
    this.version = version;
    this.place = place;
    this.sha256 = sha256;
    this.comparedNanos = nowNanos;
    this.usedNanos = nowNanos;
  }

  FileStamp stamp() {
    return stamp;
  }

  Version version() {
    return version;
  }

  /** The digest of all of it, 64 hex digits. */
  String sha256() {
    return sha256;
  }

  /** The content, where it is held in memory. */
  Optional<ByteBuffer> memory() {
    return place instanceof Place.Memory(var bytes)
        ? Optional.of(bytes.duplicate())
        : Optional.empty();
  }

  boolean inMemory() {
    return place instanceof Place.Memory;
  }

  /** When the file was last seen to be still the one that this is the content of. */
  long comparedNanos() {
    return comparedNanos;
  }

  void compared(long nowNanos) {
    comparedNanos = nowNanos;
  }

  long usedNanos() {
    return usedNanos;
  }

  /** A snapshot for one use; absent if the copy was dropped in this very moment. */
  Optional<Snapshot> snapshot(long nowNanos) {
    usedNanos = nowNanos;
    return switch (place) {
      case Place.Memory(var bytes) -> Optional.of(Snapshot.inMemory(version, bytes));
      case Place.Copy(var file) -> {
        try {
          yield Optional.of(Snapshot.inFile(version, FileChannel.open(file)));
        } catch (IOException _) {
          yield Optional.empty();
        }
      }
    };
  }

  /** Removes the copy; those who have it open read on. */
  void drop() {
    if (place instanceof Place.Copy(var file)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // A copy left behind costs room until the next start empties the folder.
      }
    }
  }
}
