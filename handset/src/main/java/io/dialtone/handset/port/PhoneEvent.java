// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/** Something that happens to a phone from outside. */
public sealed interface PhoneEvent {

  /** The user lifts the handset: the phone is in communication (TRG-6). */
  record OffHook() implements PhoneEvent {}

  /** The user hangs up: the phone is idle again. */
  record OnHook() implements PhoneEvent {}
}
