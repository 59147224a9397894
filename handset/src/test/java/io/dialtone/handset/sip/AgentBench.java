// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.DigestAlgorithm;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A SIP agent on a bench: a phone whose status is set by hand, a clock, what came out. */
final class AgentBench {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final SipPeer PBX = peer("192.0.2.1:5060");

  private final List<Quirk> quirks = new ArrayList<>();
  private List<DigestAlgorithm> challenge = List.of(DigestAlgorithm.MD5);
  private Protocol protocol = Protocol.SIP;
  private Activity activity = Activity.IDLE;
  private boolean inCommunication;
  private SipHome home = new SipHome.Fixed(Endpoint.parse("192.0.2.9:5062").orElseThrow());
  private Optional<InterfaceAddress> address = Optional.empty();
  private ParameterStore parameters = ParameterStore.EMPTY;
  private Optional<SipAgent> agent = Optional.empty();
  private Instant now = START;
  private final List<SipEffect.Send> sent = new ArrayList<>();
  private final List<PhoneEvent> posted = new ArrayList<>();
  private final List<SipEffect.Note> notes = new ArrayList<>();

  static SipPeer peer(String endpoint) {
    return new SipPeer(SipTransport.UDP, Endpoint.parse(endpoint).orElseThrow());
  }

  AgentBench with(Quirk quirk) {
    quirks.add(quirk);
    return this;
  }

  AgentBench challenging(DigestAlgorithm... algorithms) {
    challenge = List.of(algorithms);
    return this;
  }

  AgentBench speaking(Protocol other) {
    protocol = other;
    return this;
  }

  AgentBench doing(Activity next) {
    activity = next;
    return this;
  }

  /** A phone that is reached at its lease's address, port 5060; blank for none yet. */
  AgentBench leased(String ip) {
    home = new SipHome.Leased(5060);
    address =
        Ip4Address.parse(ip).map(a -> new InterfaceAddress(a, 24, Optional.empty(), List.of()));
    return this;
  }

  AgentBench talking(boolean yes) {
    inCommunication = yes;
    return this;
  }

  AgentBench set(String name, String value) {
    parameters = parameters.with("sip", name, value);
    return this;
  }

  /** Line 1 as the corpus has it, at the bench's registrar. */
  AgentBench line() {
    return set("TEL1Number", "8002")
        .set("TEL01Use", "1")
        .set("regid1", "8002")
        .set("regpwd1", "secret")
        .set("RegisterServerMP1", "pbx.example")
        .set("sip_reg_srv_portMP1", "5070");
  }

  private PhoneStatus status() {
    FlashContent flash = FlashContent.factory(Model.ST2030, protocol).withParameters(parameters);
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(MacAddress.parse("00147F000001").orElseThrow(), flash);
    return new PhoneStatus(
        new Condition(activity, inCommunication),
        phone,
        Display.ready(phone.title()),
        address,
        VlanSet.UNTAGGED,
        flash,
        List.of());
  }

  private SipAgent agent() {
    if (agent.isEmpty()) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
      HostNames names =
          host ->
              switch (host) {
                case "pbx.example" -> Optional.of(Ip4Address.of(192, 0, 2, 1));
                case "backup.example" -> Optional.of(Ip4Address.of(192, 0, 2, 2));
                default -> Ip4Address.parse(host);
              };
      agent =
          Optional.of(
              new SipAgent(new SipSetup(home, quirks, challenge, names, random), this::status));
    }
    return agent.get();
  }

  Instant now() {
    return now;
  }

  AgentBench look() {
    return take(agent().look(now));
  }

  AgentBench receive(SipPeer from, String text) {
    return take(agent().received(from, Bytes.utf8(text.replace("\n", "\r\n")), now));
  }

  AgentBench receive(String text) {
    return receive(PBX, text);
  }

  AgentBench decline() {
    return take(agent().decline(now));
  }

  AgentBench stop() {
    return take(agent().stop(now));
  }

  boolean isStopped() {
    return agent().isStopped();
  }

  AgentBench unreachable(SipPeer peer) {
    return take(agent().unreachable(peer, "connection refused", now));
  }

  Optional<Instant> wake() {
    return agent().wake();
  }

  List<LineStatus> lines() {
    return agent().lines();
  }

  LineStatus line1() {
    return lines().getFirst();
  }

  /** Lets time pass, with a tick whenever one is due. */
  AgentBench pass(Duration time) {
    Instant end = now.plus(time);
    while (agent().wake().filter(due -> !due.isAfter(end)).isPresent()) {
      now = agent().wake().get();
      take(agent().tick(now));
    }
    now = end;
    return this;
  }

  private AgentBench take(List<SipEffect> effects) {
    for (SipEffect effect : effects) {
      switch (effect) {
        case SipEffect.Send send -> sent.add(send);
        case SipEffect.Post(var event) -> posted.add(event);
        case SipEffect.Note note -> notes.add(note);
      }
    }
    return this;
  }

  /** What was sent since this was asked last. */
  List<SipEffect.Send> sent() {
    List<SipEffect.Send> now = List.copyOf(sent);
    sent.clear();
    return now;
  }

  List<PhoneEvent> posted() {
    return posted;
  }

  /** The latest note: its result, then its rule. */
  String noted() {
    return notes.getLast().result() + " " + notes.getLast().rule();
  }

  /** The one response sent since. */
  SipResponse response() throws MalformedPacketException {
    return (SipResponse) only();
  }

  /** The one request sent since. */
  SipRequest request() throws MalformedPacketException {
    return (SipRequest) only();
  }

  private SipMessage only() throws MalformedPacketException {
    List<SipEffect.Send> all = sent();
    if (all.size() != 1) {
      throw new AssertionError("sent " + all.size() + " messages; notes: " + notes);
    }
    return SipMessage.parse(all.getFirst().message());
  }

  List<Integer> statuses() throws MalformedPacketException {
    List<Integer> all = new ArrayList<>();
    for (SipEffect.Send send : sent()) {
      all.add(((SipResponse) SipMessage.parse(send.message())).status());
    }
    return all;
  }

  /** Answers a request of the phone's. */
  AgentBench answer(SipRequest request, int status, String... headers)
      throws MalformedPacketException {
    SipResponse response = request.answer(status, "registrar");
    for (String header : headers) {
      int colon = header.indexOf(':');
      response = response.with(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return take(agent().received(PBX, response, now));
  }
}
