// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import com.sun.net.httpserver.HttpServer;
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.sip.SipListener;
import io.dialtone.fleet.sip.SipListening;
import io.dialtone.fleet.sip.SipWatcher;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.sip.SipEffect;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.DigestAlgorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A phone that was provisioned with these SIP parameters and stays, and the site it came from. */
final class StayingPhone implements AutoCloseable, PhoneWatcher, SipWatcher {

  private static final Ip4Address LOOPBACK = Ip4Address.of(127, 0, 0, 1);
  private static final String INF = "/st2030s.inf";

  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final HttpServer site;
  private final VirtualPhone phone;
  private final SipListener sip;
  private final BlockingQueue<PhoneEnd> ends = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipEffect.Note> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<LineStatus> lines = new LinkedBlockingQueue<>();
  private volatile Optional<SipListener> listener = Optional.empty();

  StayingPhone(List<Quirk> quirks, String sipParameters) throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          Optional<String> text =
              Optional.ofNullable(files.get(exchange.getRequestURI().getPath()));
          byte[] body = text.orElse("no").getBytes(StandardCharsets.ISO_8859_1);
          exchange.sendResponseHeaders(text.isPresent() ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    site.start();
    files.put(INF, "[config]\nconfig=" + url("/") + "\n");
    configure(1, sipParameters);
    MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
    PhoneSetup usual = PhoneSetup.of(mac, new Addressing.Fixed(Optional.of(url(INF))));
    PhoneSetup setup =
        new PhoneSetup(mac, usual.addressing(), usual.tftpPort(), usual.patience(), quirks);
    PowerSwitch power = new PowerSwitch();
    phone =
        VirtualPhone.plug(
            VirtualPhoneSettings.of(setup, new Place(LOOPBACK, Optional.empty())),
            new MemoryFlash(FlashContent.factory(Model.ST2030, Protocol.SIP), power),
            power,
            this);
    sip =
        SipListener.open(
            new SipListening(
                new Endpoint(LOOPBACK, 0),
                Optional.of(LOOPBACK),
                quirks,
                List.of(DigestAlgorithm.MD5),
                RandomGenerator.of("L64X128MixRandom"),
                phone::status,
                phone::deliver),
            this);
    listener = Optional.of(sip);
    power.attach(sip);
    Thread.ofVirtual().start(this::stay);
    PhoneEnd first = stands();
    if (first.ending() != PhoneEnd.Ending.PROVISIONED) {
      throw new AssertionError(first.ending() + ": " + first.reason() + " " + steps);
    }
  }

  private void stay() {
    try {
      phone.stay();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another MAC-specific file. */
  void configure(int serial, String sipParameters) {
    files.put(
        "/ST2030S_00147F000001.txt",
        "[sys]\nconfig_sn=%012d\n[sip]\n%s".formatted(serial, sipParameters));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  Endpoint endpoint() {
    return sip.endpoint();
  }

  String parameter(String name) {
    return phone.status().orElseThrow().parameters().value(name).orElse("(none)");
  }

  /** Waits until it stands by after the next run. */
  PhoneEnd stands() throws IOException {
    return taken(ends, "end of a run");
  }

  /** Waits for a line in this state. */
  LineStatus lineIn(LineStatus.State state) throws IOException {
    LineStatus line = taken(lines, "line");
    while (line.state() != state) {
      line = taken(lines, "line in " + state);
    }
    return line;
  }

  /** Waits for a note of the SIP side whose result holds this. */
  SipEffect.Note noteWith(String text) throws IOException {
    SipEffect.Note note = taken(notes, "note");
    while (!note.result().contains(text)) {
      note = taken(notes, "note with " + text);
    }
    return note;
  }

  /** Whether no run has ended since this was asked for last. */
  boolean hasStoodStill() {
    return ends.isEmpty();
  }

  private static <T> T taken(BlockingQueue<T> queue, String what) throws IOException {
    try {
      return Optional.ofNullable(queue.poll(20, TimeUnit.SECONDS))
          .orElseThrow(() -> new AssertionError("there came no " + what));
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void step(Instant time, Step step) {
    steps.add(step.rule() + " " + step.what() + ": " + step.result());
  }

  /** The steps since power-up, each after its rule. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  @Override
  public void is(PhoneStatus status) {
    listener.ifPresent(SipListener::look);
  }

  @Override
  public void stands(PhoneEnd end) {
    ends.add(end);
  }

  @Override
  public void note(SipEffect.Note note) {
    notes.add(note);
  }

  @Override
  public void lines(List<LineStatus> now) {
    lines.addAll(now);
  }

  @Override
  public void close() {
    phone.close();
    site.stop(0);
  }
}
