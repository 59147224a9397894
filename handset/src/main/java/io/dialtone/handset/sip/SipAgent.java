// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The SIP side of one phone, as a pure machine: what happens goes in with the time, what is to be
 * done comes out. It reads how the phone is and posts events; it never waits for the phone.
 *
 * <p>An MGCP phone has none (NTF-1), and a phone that is just starting hears nothing. Whoever holds
 * the agent calls {@link #tick} at {@link #wake}, and {@link #look} when the phone's status
 * changed; one thread at a time.
 */
public final class SipAgent {

  private final SipHome home;
  private final Supplier<PhoneStatus> phone;
  private final Answering answering;
  private final Lines lines;
  private boolean stopping;

  /** An agent that reads the phone's latest status from the supplier. */
  public SipAgent(SipSetup setup, Supplier<PhoneStatus> phone) {
    SipTokens tokens = new SipTokens(setup.random());
    this.home = setup.home();
    this.phone = phone;
    this.answering = new Answering(setup, phone, tokens);
    this.lines = new Lines(setup, tokens);
  }

  /**
   * The phone's status may have changed: lines are registered when it is done with its run, and
   * anew when it is reached elsewhere.
   */
  public List<SipEffect> look(Instant now) {
    PhoneStatus status = phone.get();
    if (!speaksSip(status)) {
      answering.forget();
      lines.forget();
      return List.of();
    }
    Optional<Endpoint> contact = home.contact(status);
    if (contact.isEmpty()) {
      lines.forget(); // without an address no registrar is asked, and none can be told
      return List.of();
    }
    return stopping || status.activity() == Activity.RUNNING
        ? List.of()
        : lines.follow(status, contact.get(), now);
  }

  private static boolean speaksSip(PhoneStatus status) {
    return status.phone().protocol() == Protocol.SIP && status.activity() != Activity.STARTING;
  }

  /** A datagram came. What is no SIP message is noted and dropped. */
  public List<SipEffect> received(SipPeer from, Bytes datagram, Instant now) {
    try {
      return received(from, SipMessage.parse(datagram), now);
    } catch (MalformedPacketException broken) {
      return List.of(new SipEffect.Note("from " + from, "dropped: " + broken.getMessage(), ""));
    }
  }

  /** A message came. */
  public List<SipEffect> received(SipPeer from, SipMessage message, Instant now) {
    if (!speaksSip(phone.get())) {
      return List.of();
    }
    return switch (message) {
      case SipRequest request -> answering.received(from, request, now);
      case SipResponse response -> lines.received(response, now);
    };
  }

  /** A request could not be sent, or its connection broke. */
  public List<SipEffect> unreachable(SipPeer peer, String reason, Instant now) {
    return lines.unreachable(peer, reason, now);
  }

  /** Time has passed. */
  public List<SipEffect> tick(Instant now) {
    return join(answering.tick(now), lines.tick(now));
  }

  /** When {@link #tick} is due. */
  public Optional<Instant> wake() {
    return Stream.concat(answering.wake().stream(), lines.wake().stream()).min(Instant::compareTo);
  }

  /**
   * The user takes the handset while it rings: there is no voice here, so the caller hears busy.
   */
  public List<SipEffect> decline(Instant now) {
    return answering.hangUp(SipStatus.BUSY, "the user declined", now);
  }

  /** An orderly end: the caller is told, registrations are taken back. */
  public List<SipEffect> stop(Instant now) {
    stopping = true;
    List<SipEffect> call =
        answering.hangUp(SipStatus.UNAVAILABLE, "the phone is switched off", now);
    return join(call, lines.leave(now));
  }

  /** Whether nothing is left to wait for after {@link #stop}. */
  public boolean isStopped() {
    return lines.allGone();
  }

  /** How each line is doing. */
  public List<LineStatus> lines() {
    return lines.status();
  }

  private static List<SipEffect> join(List<SipEffect> first, List<SipEffect> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
