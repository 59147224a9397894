// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

/** What the bytes of a head turned out to be. */
public sealed interface HeadReading {

  /** A request, with what follows its head. */
  record Read(RequestHead head, Body body) implements HeadReading {}

  /** None that we answer; the connection is of no more use. */
  record Refused(int status, String reason) implements HeadReading {}

  /** How the end of a request's body is known (RFC 9112 §6.3). */
  sealed interface Body {

    /** There is none. */
    record None() implements Body {}

    /** So many bytes. */
    record Counted(long bytes) implements Body {}

    /** Chunks, the last of length 0. */
    record Chunked() implements Body {}
  }
}
