// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;

/** Something that happens to a phone from outside; it waits in the {@link Mailbox}. */
public sealed interface PhoneEvent {

  /** The user lifts the handset: the phone is in communication (TRG-6). */
  record OffHook() implements PhoneEvent {}

  /** The user hangs up: the phone is idle again, unless it rings. */
  record OnHook() implements PhoneEvent {}

  /** The user presses a key (LCD-3). */
  record Key(String name) implements PhoneEvent {}

  /** The phone begins to ring: it is in communication until {@link CallEnded} (TRG-6, LCD-3). */
  record IncomingCall(String from) implements PhoneEvent {}

  /** The call was answered elsewhere, refused or given up. */
  record CallEnded() implements PhoneEvent {}

  /**
   * A SIP NOTIFY with {@code Event: check-sync} that NTF-2 lets through.
   *
   * @param reboot whether it asks for a reboot, so that DHCP is asked again (NTF-5)
   */
  record CheckSync(boolean reboot) implements PhoneEvent {}

  /** Somebody asks for a reboot, which starts a run (TRG-4). */
  record RebootAsked(String by) implements PhoneEvent {}

  /** Somebody asks for the factory defaults (WEB-3). */
  record FactoryResetAsked(String by) implements PhoneEvent {}

  /**
   * A firmware part came by the web page and lies finished in flash; the phone takes it into use
   * and reboots (WEB-1).
   *
   * @param name the file's name, which tells model, part and version (ID-7)
   */
  record FirmwareUploaded(FlashItem part, String name, StoredBody body) implements PhoneEvent {}
}
