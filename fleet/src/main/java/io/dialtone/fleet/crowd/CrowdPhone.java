// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.flash.SharedFlash;
import io.dialtone.fleet.flash.Sharing;
import io.dialtone.fleet.net.HttpClient;
import io.dialtone.fleet.net.SocketNetwork;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.report.SlowPhone;
import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One phone of a crowd, from its first power-up to its last. */
final class CrowdPhone {

  /** What it is, and what it comes with. */
  record Kind(int number, Source source, FlashContent content) {}

  private final CrowdPlan plan;
  private final Kind kind;
  private final PowerSwitch power;
  private final Seat seat;
  private final Tally tally;
  private Optional<Step> fetched = Optional.empty();
  private Optional<Step> shown = Optional.empty();

  CrowdPhone(CrowdPlan plan, Kind kind, PowerSwitch power, Seat seat, Tally tally) {
    this.plan = plan;
    this.kind = kind;
    this.power = power;
    this.seat = seat;
    this.tally = tally;
  }

  /** How its power-ups ended: the content of its flash, and whether it stands. */
  record Lived(FlashContent content, boolean provisioned) {}

  /**
   * Powers it up so many times in a row; empty when it was unplugged.
   *
   * @param arrivedNanos when its power came, which may be before it had its turn
   */
  Optional<Lived> live(
      int boots, boolean realTime, Wires wires, Sharing sharing, long arrivedNanos) {
    var flash = new SharedFlash(kind.content(), sharing, power, tally::stored);
    VirtualPhone phone = phone(realTime, wires, flash);
    Optional<PhoneEnd> failed = Optional.empty();
    String reason = "";
    long from = arrivedNanos;
    for (int boot = 0; boot < boots; boot++) {
      Optional<PhoneEnd> end = phone.powerUpHere();
      if (end.isEmpty()) {
        return Optional.empty();
      }
      long now = System.nanoTime();
      report(end.get(), now - from);
      if (failed.isEmpty() && !end.get().provisioned()) {
        failed = end;
        reason = reason(end.get());
      }
      from = now;
    }
    // told once, and of no phone that is unplugged: it counts as unfinished, not as failed
    if (failed.isPresent()) {
      tally.failure(message(failed.get()), mac(), reason);
    }
    return Optional.of(new Lived(flash.content(), failed.isEmpty()));
  }

  private VirtualPhone phone(boolean realTime, Wires wires, SharedFlash flash) {
    Ip4Address address = plan.address(kind.number());
    Optional<Endpoint> dhcp =
        kind.source() instanceof Source.Dhcp(var server) ? Optional.of(server) : Optional.empty();
    var place = new Place(address, Optional.empty());
    var http = new HttpClient(plan.plug().http(), power, plan.plug().trust());
    var seated =
        new CrowdNetwork.Seated(kind.number(), plan.mac(kind.number()), address, dhcp, power, seat);
    var sockets = SocketNetwork.at(place, plan.plug().http(), power);
    var network = new CrowdNetwork(wires, seated, sockets, http, tally);
    var setup =
        new PhoneSetup(
            plan.mac(kind.number()),
            kind.source().addressing(),
            plan.plug().tftpPort(),
            plan.plug().patience(),
            List.of());
    var random = new SplittableRandom(plan.seed() * 1_000_003 + kind.number());
    var settings = new VirtualPhoneSettings(setup, place, plan.plug().http(), realTime, random);
    return VirtualPhone.plug(settings, network, flash, power, watcher());
  }

  private PhoneWatcher watcher() {
    return new PhoneWatcher() {
      @Override
      public void step(Instant time, Step step) {
        // what is counted is counted at the network
        switch (step.kind()) {
          case FETCH -> fetched = Optional.of(step);
          case DISPLAY -> shown = Optional.of(step);
          default -> {
            // says nothing of why a panel shows what it shows
          }
        }
      }

      @Override
      public void rests() {
        seat.rests();
      }

      @Override
      public void goesOn() {
        seat.goesOn();
      }
    };
  }

  private String mac() {
    return plan.mac(kind.number()).plain();
  }

  private void report(PhoneEnd end, long nanos) {
    var prefix = kind.content().persona();
    String what = prefix.model() + " " + prefix.protocol() + ", " + kind.source().word();
    String message = message(end);
    tally.booted(
        nanos,
        end.provisioned(),
        new SlowPhone(
            mac(),
            plan.address(kind.number()).toString(),
            what,
            nanos / 1e9,
            end.reboots(),
            end.provisioned() ? "ready" : message));
  }

  /** Why: what the phone noted as it showed the message, and what it had been given last. */
  private String reason(PhoneEnd end) {
    String noted =
        shown
            .filter(step -> step.what().equals(end.display().summary()))
            .map(Step::result)
            .orElseGet(end::reason);
    return fetched
        .filter(_ -> end.ending() == PhoneEnd.Ending.FAILED)
        .filter(step -> !noted.contains(step.result()))
        .map(step -> noted + " (" + step.what() + ": " + step.result() + ")")
        .orElse(noted);
  }

  /** What its panel shows, or, where that shows nothing, why it ended. */
  static String message(PhoneEnd end) {
    return switch (end.ending()) {
      case PROVISIONED, CUSTOMIZED, FAILED -> end.display().summary();
      case NO_DHCP_ANSWER -> "(no DHCP answer)";
      case NO_SOURCE -> "(no server offered)";
      case PROVISIONING_OFF -> "(AutoprovisionFlag=0)";
      case IN_COMMUNICATION -> "(in communication)";
      case TOO_MANY_REBOOTS -> "(too many reboots)";
    };
  }
}
