// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.port.PhoneEvent;

/** What somebody beside the phone does, as far as its rules do not do it by themselves. */
public sealed interface Deed {

  /** Something happens to the phone: it goes into its mailbox. */
  record Happening(PhoneEvent event) implements Deed {}

  /** The phone's power is cut, and comes back. */
  record PlugPulled() implements Deed {}

  /** The phone is sent the vendor's NOTIFY check-sync (NTF-1). */
  record NotifySent() implements Deed {}
}
