// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

/** How a fetch over TFTP ended. */
public sealed interface TftpOutcome {

  /** The last block came; the body is whole. */
  record Whole(long received) implements TftpOutcome {}

  /** The server has no such file: error 1 (RUN-1). */
  record Absent(String message) implements TftpOutcome {}

  /** The server ended it with another error, or broke the agreement. */
  record Refused(int code, String message) implements TftpOutcome {}

  /** No answer, or none any more: after the last try. */
  record Unreachable(String reason, long received) implements TftpOutcome {}

  /** The body is longer than the phone takes. */
  record TooLong(long received) implements TftpOutcome {}
}
