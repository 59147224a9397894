// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.Netascii;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * A file as netascii. Its bytes have other places on the wire than in the file, so it is written
 * from the front, and the places where the latest blocks began are kept to write these again.
 */
final class NetasciiContent implements Content {
  /** How many block beginnings are kept: more than any window has blocks. */
  private static final int PLACES = 256;

  private static final int CHUNK = 16 * 1024;

  /** Where in the file a byte of the wire comes from, and what the encoder still has to write. */
  private record Place(long inFile, Netascii encoder) {}

  private final Source source;
  private final long length;
  private final TreeMap<Long, Place> places = new TreeMap<>();
  private ByteBuffer chunk = ByteBuffer.allocate(0); // as large as a block, once there is one

  NetasciiContent(Source source, long length) {
    this.source = source;
    this.length = length;
    places.put(0L, new Place(0, new Netascii()));
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long offset, ByteBuffer into) throws IOException {
    Place place = places.get(offset);
    if (place == null) {
      throw new NoSuchElementException("no block begins at " + offset);
    }
    long end = offset + into.remaining();
    Netascii encoder = place.encoder().copy();
    if (chunk.capacity() < Math.min(CHUNK, into.remaining())) {
      chunk = ByteBuffer.allocate(Math.min(CHUNK, into.remaining()));
    }
    long at = place.inFile();
    while (into.hasRemaining()) {
      source.read(at, chunk.clear().limit(Math.clamp(into.remaining(), 1, chunk.capacity())));
      chunk.flip();
      encoder.encode(chunk, into);
      at += chunk.position();
    }
    places.put(end, new Place(at, encoder));
    if (places.size() > PLACES) {
      places.pollFirstEntry();
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
