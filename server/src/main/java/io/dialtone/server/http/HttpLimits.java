// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.quota.Quota;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;

/** What one peer may take of us; each limit is far above what a phone needs. */
public record HttpLimits(Sizes sizes, Times times, Counts counts) {

  /**
   * Bytes of a request.
   *
   * @param line method, target and version; longer is answered 414
   * @param head all header fields together; more is answered 431
   * @param body of a POST, which is read and thrown away; more is answered 413
   */
  public record Sizes(int line, int head, long body) {}

  /**
   * How long a peer may keep us.
   *
   * @param silence no byte either way
   * @param head from the connection, or the last answer, to the end of the next request's head
   * @param body from there on its body may come as slowly as it likes
   * @param changing how long an answer waits for a file that is being written
   * @param answer from its begin an answer may be taken as slowly as its taker likes
   * @param slowestBytesPerSecond what a body or an answer must make on the whole after that
   */
  public record Times(
      Duration silence,
      Duration head,
      Duration body,
      Duration changing,
      Duration answer,
      int slowestBytesPerSecond) {

    /** A phone erases flash, or loses a few packets, in less; so long may a peer stand still. */
    private static final Duration STILL_WHEN_FULL = Duration.ofSeconds(10);

    /** So long a body or an answer may be as slow as it likes. */
    private static final Duration FREE_WHEN_FULL = Duration.ofSeconds(5);

    /** The same where all connections are taken and others wait. */
    Times whenFull() {
      return new Times(
          shorter(silence, STILL_WHEN_FULL),
          head,
          shorter(body, FREE_WHEN_FULL),
          changing,
          shorter(answer, FREE_WHEN_FULL),
          slowestBytesPerSecond);
    }

    private static Duration shorter(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? one : other;
    }

    /** Whether so many bytes are too few for the time since a body or an answer began. */
    boolean tooSlow(long bytes, long elapsedNanos, Duration free) {
      long over = elapsedNanos - free.toNanos();
      return over > 0 && bytes < slowestBytesPerSecond * (over / 1e9);
    }
  }

  /**
   * How many connections there may be.
   *
   * @param connections in all
   * @param perAddress of one address, or 0 for no limit: a whole site may stand behind one
   */
  public record Counts(int connections, int perAddress) {

    /** A thousand phones at once from behind one address translation are not an attack. */
    public static final int USUAL_PER_ADDRESS = 1024;

    Quota<Ip4Address> quota() {
      return Quota.of(connections, perAddress > 0 ? perAddress : Integer.MAX_VALUE);
    }
  }

  public static final HttpLimits USUAL =
      new HttpLimits(
          new Sizes(8 * 1024, 16 * 1024, 1L << 20),
          new Times(
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              Duration.ofSeconds(2),
              Duration.ofSeconds(60),
              2048),
          new Counts(Descriptors.connections(), Counts.USUAL_PER_ADDRESS));

  /** The same with another number of connections for one address. */
  public HttpLimits withPerAddress(int perAddress) {
    return new HttpLimits(sizes, times, new Counts(counts.connections(), perAddress));
  }
}
