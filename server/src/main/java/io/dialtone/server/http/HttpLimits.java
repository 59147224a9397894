// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.time.Duration;

/** What one peer may take of us; each limit is far above what a phone needs. */
public record HttpLimits(Sizes sizes, Times times, int connectionsPerLoop) {

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
   * @param body from there to the end of its body
   * @param changing how long an answer waits for a file that is being written
   * @param answer taking an answer of no length
   * @param slowestBytesPerSecond what taking its length may add to that
   */
  public record Times(
      Duration silence,
      Duration head,
      Duration body,
      Duration changing,
      Duration answer,
      int slowestBytesPerSecond) {

    /** How long a peer may take over an answer of this length. */
    Duration taking(long bytes) {
      return answer.plusSeconds(bytes / slowestBytesPerSecond);
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
          8000);
}
