// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.util.OptionalLong;

/** How an HTTP exchange ended. */
public sealed interface HttpOutcome {

  /**
   * The server answered.
   *
   * @param announced the Content-Length, where there was one
   * @param received the bytes of body that came
   * @param whole whether the body came to its announced end
   */
  record Answered(int status, OptionalLong announced, long received, boolean whole)
      implements HttpOutcome {}

  /** No connection, no answer in time, or an answer that is not HTTP; the reason in words. */
  record Unreachable(String reason) implements HttpOutcome {}
}
