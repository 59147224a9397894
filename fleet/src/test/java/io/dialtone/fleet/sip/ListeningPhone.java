// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.sip.SipEffect;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.DigestAlgorithm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A phone that stands by, as its SIP listener sees it. */
final class ListeningPhone implements AutoCloseable, SipWatcher {

  static final Ip4Address LOOPBACK = Ip4Address.of(127, 0, 0, 1);

  private final BlockingQueue<PhoneEvent> mailbox = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipEffect.Note> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<LineStatus> lines = new LinkedBlockingQueue<>();
  private volatile Optional<PhoneStatus> status;
  private final SipListener listener;

  /** Parameters as name, value, name, value … */
  ListeningPhone(String... parameters) throws IOException {
    this(LOOPBACK, Optional.of(LOOPBACK), status(Optional.empty(), parameters));
  }

  private ListeningPhone(Ip4Address listen, Optional<Ip4Address> home, PhoneStatus first)
      throws IOException {
    status = Optional.of(first);
    listener =
        SipListener.open(
            new SipListening(
                new Endpoint(listen, 0),
                home,
                List.of(),
                List.of(DigestAlgorithm.MD5),
                RandomGenerator.of("L64X128MixRandom"),
                () -> status,
                mailbox::add),
            this);
  }

  /** One that listens everywhere, and lives at the address of its lease. */
  static ListeningPhone leased(Optional<Ip4Address> lease, String... parameters)
      throws IOException {
    return new ListeningPhone(Ip4Address.ANY, Optional.empty(), status(lease, parameters));
  }

  /** The lease changes. */
  void moves(Optional<Ip4Address> lease, String... parameters) {
    status = Optional.of(status(lease, parameters));
    listener.look();
  }

  private static PhoneStatus status(Optional<Ip4Address> lease, String... parameters) {
    FlashContent flash = FlashContent.factory(Model.ST2030, Protocol.SIP);
    for (int i = 0; i < parameters.length; i += 2) {
      flash =
          flash.withParameters(flash.parameters().with("sip", parameters[i], parameters[i + 1]));
    }
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(MacAddress.parse("00147F000001").orElseThrow(), flash);
    return new PhoneStatus(
        new Condition(Activity.IDLE, false),
        phone,
        Display.ready(phone.title()),
        lease.map(ip -> new InterfaceAddress(ip, 8, Optional.empty(), List.of())),
        VlanSet.UNTAGGED,
        flash,
        List.of());
  }

  SipListener listener() {
    return listener;
  }

  int port() {
    return listener.endpoint().port();
  }

  void losePower() {
    status = Optional.empty();
  }

  @Override
  public void note(SipEffect.Note note) {
    notes.add(note);
  }

  @Override
  public void lines(List<LineStatus> now) {
    lines.addAll(now);
  }

  PhoneEvent event() throws InterruptedException {
    return taken(mailbox.poll(10, TimeUnit.SECONDS), "event");
  }

  boolean isUntold() {
    return mailbox.isEmpty();
  }

  /** Waits for a note whose result holds this. */
  SipEffect.Note noteWith(String text) throws InterruptedException {
    while (true) {
      SipEffect.Note note = taken(notes.poll(10, TimeUnit.SECONDS), "note with " + text);
      if (note.result().contains(text)) {
        return note;
      }
    }
  }

  /** Waits for a line in this state. */
  LineStatus lineIn(LineStatus.State state) throws InterruptedException {
    while (true) {
      LineStatus line = taken(lines.poll(10, TimeUnit.SECONDS), "line in " + state);
      if (line.state() == state) {
        return line;
      }
    }
  }

  private static <T> T taken(T something, String what) {
    return Optional.ofNullable(something)
        .orElseThrow(() -> new AssertionError("there came no " + what));
  }

  void stop() throws InterruptedException {
    listener.stop(Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    listener.close();
  }
}
