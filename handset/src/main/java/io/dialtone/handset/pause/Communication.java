// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import io.dialtone.handset.port.PhoneEvent;

/** Whether somebody has the phone: off hook, ringing or talking (TRG-6). */
public record Communication(boolean offHook, boolean call) {

  /** Nobody has it. */
  public static final Communication NONE = new Communication(false, false);

  /** What it is after an event. */
  public Communication after(PhoneEvent event) {
    return switch (event) {
      case PhoneEvent.OffHook() -> new Communication(true, call);
      case PhoneEvent.OnHook() -> new Communication(false, call);
      case PhoneEvent.IncomingCall _ -> new Communication(offHook, true);
      case PhoneEvent.CallEnded() -> new Communication(offHook, false);
      case PhoneEvent.Key _,
          PhoneEvent.CheckSync _,
          PhoneEvent.RebootAsked _,
          PhoneEvent.FactoryResetAsked _,
          PhoneEvent.FirmwareUploaded _ ->
          this;
    };
  }

  /** Whether the phone must be left alone. */
  public boolean busy() {
    return offHook || call;
  }
}
