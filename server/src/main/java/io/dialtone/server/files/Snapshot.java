// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The content of one file at one moment. It stays what it was, whatever happens to the file: small
 * content is held in memory, large content in a copy of our own that nobody else writes.
 */
public final class Snapshot implements AutoCloseable {

  private static final int ETAG_BYTES = 16;

  /**
   * What is told of a version of a file.
   *
   * @param path relative to the root, with {@code /} between its parts
   * @param etag a strong validator with its quotes (RFC 9110 §8.8.3), made from the content
   */
  public record Version(String path, long size, Instant lastModified, String etag) {}

  private sealed interface Content {
    record InMemory(ByteBuffer bytes) implements Content {}

    record InFile(FileChannel channel) implements Content {}
  }

  private final Version version;
  private final Content content;

  private Snapshot(Version version, Content content) {
    this.version = version;
    this.content = content;
  }

  /** Content in memory, from position 0 to the limit, which nobody writes any more. */
  public static Snapshot inMemory(Version version, ByteBuffer bytes) {
    return new Snapshot(version, new Content.InMemory(bytes));
  }

  /**
   * Content that was made here and is in no file, with a validator of its own.
   *
   * @param name what it is asked for by
   */
  public static Snapshot made(String name, Bytes bytes, Instant changed) {
    byte[] content = bytes.toArray();
    byte[] digest = ContentReader.sha256().digest(content);
    String etag = '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
    return inMemory(
        new Version(name, content.length, changed, etag),
        ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  /** Content in a file that nobody writes any more; the snapshot closes the channel. */
  public static Snapshot inFile(Version version, FileChannel channel) {
    return new Snapshot(version, new Content.InFile(channel));
  }

  public Version version() {
    return version;
  }

  public long size() {
    return version.size();
  }

  /** The whole content from position 0 to its limit, if it is held in memory; not to be written. */
  public Optional<ByteBuffer> memory() {
    return switch (content) {
      case Content.InMemory(var bytes) -> Optional.of(bytes.duplicate());
      case Content.InFile _ -> Optional.empty();
    };
  }

  /** The channel of the copy, for this snapshot alone; closed with it. */
  public Optional<FileChannel> channel() {
    return switch (content) {
      case Content.InMemory _ -> Optional.empty();
      case Content.InFile(var channel) -> Optional.of(channel);
    };
  }

  /** Reads from {@code offset} until {@code into} is full or the content ends; returns how many. */
  public int read(long offset, ByteBuffer into) throws IOException {
    int count = (int) Math.min(into.remaining(), size() - offset);
    if (count <= 0) {
      return 0;
    }
    switch (content) {
      case Content.InMemory(var bytes) -> into.put(bytes.slice((int) offset, count));
      case Content.InFile(var channel) -> readFully(channel, offset, into, count);
    }
    return count;
  }

  private static void readFully(FileChannel channel, long offset, ByteBuffer into, int count)
      throws IOException {
    int limit = into.limit();
    into.limit(into.position() + count);
    long at = offset;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new IOException("the copy is shorter than the file was");
      }
      at += read;
    }
    into.limit(limit);
  }

  /** Gives the copy's channel back; content in memory needs no closing. */
  @Override
  public void close() {
    if (content instanceof Content.InFile(var channel)) {
      try {
        channel.close();
      } catch (IOException _) {
        // Nothing was written through it, so nothing can be lost by a failing close.
      }
    }
  }
}
