// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.vlan;

import io.dialtone.handset.flash.VlanSet;

/** What a phone makes of the VLAN options of its lease, and by which rule. */
public sealed interface VlanDecision {

  /** The values in force stay. */
  record Keep(String reason, String rule) implements VlanDecision {}

  /** These are stored and in force from the next packet on (VLN-4). */
  record AtOnce(VlanSet values, String reason) implements VlanDecision {}

  /** The phone reboots into these (VLN-3). */
  record Reboot(VlanSet values, String reason) implements VlanDecision {}

  /** Why, in words. */
  String reason();

  /** What a phone in this state makes of what it read. */
  static VlanDecision of(VlanReading reading, VlanInForce now, boolean persistent) {
    return switch (reading) {
      case VlanReading.Silent() ->
          new Keep("DHCP says nothing of VLANs: " + now.text(), persistent ? "VLN-4" : "VLN-3");
      case VlanReading.Invalid(var reason) -> new Keep("ignored: " + reason, "VLN-1");
      case VlanReading.Valid(var values) ->
          persistent ? forGood(values, now) : untilReboot(values, now);
    };
  }

  private static VlanDecision forGood(VlanSet values, VlanInForce now) {
    return now.equals(now.forGood(values))
        ? new Keep("DHCP gives the same as before: " + values.text(), "VLN-4")
        : new AtOnce(values, "DHCP gives " + values.text() + ", at once and for good");
  }

  private static VlanDecision untilReboot(VlanSet values, VlanInForce now) {
    return now.values().sameInForce(values)
        ? new Keep("what DHCP gives is in force: " + now.text(), "VLN-5")
        : new Reboot(values, "DHCP gives " + values.text() + ": a reboot puts it in force");
  }
}
