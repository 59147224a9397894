// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.dhcp.DhcpLease;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.vlan.VlanDecision;
import io.dialtone.handset.vlan.VlanInForce;
import io.dialtone.handset.vlan.VlanReading;
import java.util.Optional;

/**
 * Where the phone sits among VLANs, from start to start. What a reboot is made for is kept in
 * memory only: a power cut on the way is a start like any other, from the stored values (VLN-3).
 */
final class VlanSeat {

  private final Ports ports;
  private final Front front;
  private Optional<VlanSet> rebootInto = Optional.empty();
  private Optional<VlanInForce> seat = Optional.empty();

  VlanSeat(Ports ports, Front front) {
    this.ports = ports;
    this.front = front;
  }

  /** The phone starts; one that only asks DHCP again stays where it is. */
  void starts(PhoneSettings settings, FlashContent content) {
    if (seat.isEmpty()) {
      VlanInForce next = VlanInForce.atStart(settings, content.dhcpVlan(), rebootInto);
      rebootInto = Optional.empty();
      sit(next);
    }
  }

  /** What was in force is no longer. */
  void reboots() {
    seat = Optional.empty();
  }

  /** A factory reset: not even a reboot puts in force what DHCP gave before (WEB-3). */
  void forget() {
    rebootInto = Optional.empty();
  }

  /** A lease came at a start; the phone may have to reboot before anything else (VLN-3). */
  Optional<Pass.Rebooting> hears(DhcpLease lease, PhoneSettings settings) {
    if (!settings.vlan()) {
      return Optional.empty(); // it did not ask (VLN-2)
    }
    VlanReading reading = VlanReading.of(lease.vlan());
    return switch (VlanDecision.of(reading, seat.orElseThrow(), settings.persistentVlan())) {
      case VlanDecision.Keep(var reason, var rule) -> {
        note("VLAN options", reason, rule);
        yield Optional.empty();
      }
      case VlanDecision.AtOnce(var values, var reason) -> {
        note("VLAN options", reason, "VLN-4");
        ports.flash().commit(ports.flash().load().withDhcpVlan(values));
        sit(seat.orElseThrow().forGood(values));
        yield Optional.empty();
      }
      case VlanDecision.Reboot(var values, var reason) -> {
        note("VLAN options", reason, "VLN-3");
        rebootInto = Optional.of(values);
        yield Optional.of(new Pass.Rebooting(values.text() + " by DHCP", "VLN-3"));
      }
    };
  }

  private void sit(VlanInForce next) {
    boolean worthTelling = next.values().tagged() || front.vlan().tagged();
    VlanMove move = ports.network().moveTo(next.tag());
    seat = Optional.of(next);
    front.sitsIn(next.values());
    if (worthTelling) {
      String how =
          switch (move) {
            case VlanMove.Moved(var on) -> on;
            case VlanMove.OnlyShown(var why) -> "only shown: " + why;
          };
      note("VLAN", next.text() + "; " + how, next.rule());
    }
  }

  private void note(String what, String result, String rule) {
    front.record(new Step(Step.Kind.DHCP, what, result, 0, rule));
  }
}
