// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.stay;

import io.dialtone.fleet.sip.SipListener;
import io.dialtone.fleet.sip.SipListening;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.DigestAlgorithm;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The SIP listener of a staying phone, through pulled plugs at one port. */
final class SipSide {

  /** What it needs of its phone. */
  interface Phone {
    Optional<PhoneStatus> status();

    void deliver(PhoneEvent event);

    void step(Step step);
  }

  private final SipListening listening;
  private final Phone phone;
  private volatile SipListener listener;

  private SipSide(SipListening listening, Phone phone) throws IOException {
    this.phone = phone;
    this.listener = open(listening, phone);
    this.listening = at(listener.endpoint(), listening);
  }

  static SipSide open(Endpoint at, Optional<Ip4Address> home, List<Quirk> quirks, Phone phone)
      throws IOException {
    var listening =
        new SipListening(
            at,
            home,
            quirks,
            List.of(DigestAlgorithm.values()),
            new SecureRandom(),
            phone::status,
            phone::deliver);
    return new SipSide(listening, phone);
  }

  private static SipListener open(SipListening listening, Phone phone) throws IOException {
    return SipListener.open(
        listening,
        note -> phone.step(new Step(Step.Kind.SIP, note.what(), note.result(), 0, note.rule())));
  }

  private static SipListening at(Endpoint taken, SipListening asked) {
    return new SipListening(
        taken,
        asked.home(),
        asked.quirks(),
        asked.challenge(),
        asked.random(),
        asked.status(),
        asked.mailbox());
  }

  Endpoint endpoint() {
    return listening.listen();
  }

  List<LineStatus> lines() {
    return listener.lines();
  }

  void look() {
    listener.look();
  }

  void decline() {
    listener.decline();
  }

  /** Power is gone. */
  void cut() {
    listener.close();
  }

  /** Power is back. */
  void reopen() throws IOException {
    listener.close();
    listener = open(listening, phone);
  }

  void stop(Duration atMost) throws InterruptedException {
    listener.stop(atMost);
  }

  /** Sends the phone the vendor's NOTIFY from this machine, and notes what it answered. */
  void notifyItself() {
    Endpoint at = endpoint();
    Ip4Address address = at.address().isUnspecified() ? Ip4Address.of(127, 0, 0, 1) : at.address();
    Endpoint to = new Endpoint(address, at.port());
    Thread.ofVirtual()
        .name("notify " + to)
        .start(() -> {
          String answer = CheckSync.send(to, listening.random());
          phone.step(new Step(Step.Kind.SIP, "NOTIFY check-sync to itself", answer, 0, "NTF-1"));
        });
  }
}
