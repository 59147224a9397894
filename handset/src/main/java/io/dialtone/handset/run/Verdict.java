// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;

/** What the phone makes of a file's content. */
public sealed interface Verdict {

  /** It is taken; a word about it. */
  record Good(String note) implements Verdict {}

  /** It is not. */
  record Bad(Message message, String reason, String rule) implements Verdict {}
}
