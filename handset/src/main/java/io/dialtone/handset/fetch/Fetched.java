// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

/** How asking for one file ended. */
public sealed interface Fetched {

  /** The server gave an answer that trying again would not change. */
  sealed interface Settled extends Fetched {}

  /** The server did not answer as it should; another try may help (SRC-6). */
  sealed interface NoAnswer extends Fetched {}

  /** The whole file came. */
  record Taken(String status, long length) implements Settled {
    @Override
    public String reason() {
      return status;
    }
  }

  /** The server says there is no such file. */
  record Absent(String reason) implements Settled {}

  /** No answer, or none that a phone can use. */
  record Unreachable(String reason) implements NoAnswer {}

  /** The body ended before its announced length. */
  record CutShort(long length, String reason) implements NoAnswer {}

  /** The file is longer than the phone has room for. */
  record TooLarge(long length, String reason) implements Settled {}

  /** What happened, in words. */
  String reason();

  /** The bytes that came. */
  default long bytes() {
    return switch (this) {
      case Taken(_, var length) -> length;
      case CutShort(var length, _) -> length;
      case TooLarge(var length, _) -> length;
      case Absent(_), Unreachable(_) -> 0;
    };
  }
}
