// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.io.IOException;

/** What came back is no HTTP answer, or one beyond our limits. */
final class BrokenAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenAnswerException(String reason) {
    super(reason);
  }
}
