// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;

/**
 * The phone's flash memory. {@link #commit} is atomic: after a power cut the phone finds the
 * content before it or the content after it, never a mixture (RUN-9).
 */
public interface Flash {

  /** The content last committed; a factory-new phone's at first. */
  FlashContent load();

  /** Begins to take a body in; it counts only when a commit names it. */
  FlashWriter write(FlashItem item);

  /** Replaces the content. */
  void commit(FlashContent next);
}
