// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phone's lines, each registered as its parameters have it. */
final class Lines {

  private final SipSetup setup;
  private final SipTokens tokens;
  private List<LineRegistration> lines = List.of();
  private final List<LineRegistration> leaving = new ArrayList<>();

  Lines(SipSetup setup, SipTokens tokens) {
    this.setup = setup;
    this.tokens = tokens;
  }

  /**
   * Registers what the parameters in force say; what they no longer say, or where the phone is no
   * longer reached, is given up.
   */
  List<SipEffect> follow(PhoneStatus phone, Endpoint contact, Instant now) {
    SipSettings settings = new SipSettings(phone.parameters());
    List<LineAccount> wanted = settings.lines(phone.phone().model());
    List<SipEffect> all = new ArrayList<>();
    List<LineRegistration> next = new ArrayList<>();
    for (LineRegistration line : lines) {
      if (wanted.stream().anyMatch(account -> line.isFor(account, contact))) {
        next.add(line);
      } else {
        all.addAll(line.leave(now));
        leaving.add(line);
      }
    }
    for (LineAccount account : wanted) {
      if (next.stream().noneMatch(line -> line.isFor(account, contact))) {
        LineRegistration line =
            new LineRegistration(account, contact, setup.names(), settings.timers(), tokens);
        next.add(line);
        all.addAll(line.begin(now));
      }
    }
    lines = List.copyOf(next);
    return List.copyOf(all);
  }

  List<SipEffect> received(SipResponse response, Instant now) {
    try {
      String branch = response.via().branch().orElse("");
      String method = response.cseq().method();
      for (LineRegistration line : all()) {
        if (line.awaits(branch, method)) {
          return line.received(response, now);
        }
      }
      return List.of(); // nobody asked: RFC 3261 section 18.1.2
    } catch (MalformedPacketException broken) {
      return List.of(new SipEffect.Note("a response", "ignored: " + broken.getMessage(), ""));
    }
  }

  List<SipEffect> unreachable(SipPeer peer, String reason, Instant now) {
    return all().stream().flatMap(l -> l.unreachable(peer, reason, now).stream()).toList();
  }

  List<SipEffect> tick(Instant now) {
    List<SipEffect> effects = all().stream().flatMap(l -> l.tick(now).stream()).toList();
    leaving.removeIf(LineRegistration::isGone);
    return effects;
  }

  Optional<Instant> wake() {
    return all().stream().flatMap(l -> l.wake().stream()).min(Instant::compareTo);
  }

  /** Takes all registrations back. */
  List<SipEffect> leave(Instant now) {
    List<SipEffect> all = new ArrayList<>();
    lines.forEach(line -> all.addAll(line.leave(now)));
    leaving.addAll(lines);
    lines = List.of();
    leaving.removeIf(LineRegistration::isGone);
    return List.copyOf(all);
  }

  /** The phone restarted, or lost its address: the registrars will notice by themselves. */
  void forget() {
    lines = List.of();
    leaving.clear();
  }

  boolean allGone() {
    return lines.isEmpty() && leaving.stream().allMatch(LineRegistration::isGone);
  }

  List<LineStatus> status() {
    return lines.stream().map(LineRegistration::status).toList();
  }

  private List<LineRegistration> all() {
    List<LineRegistration> all = new ArrayList<>(lines);
    all.addAll(leaving);
    return List.copyOf(all);
  }
}
