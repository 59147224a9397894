// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import io.dialtone.core.files.Transport;
import io.dialtone.core.site.Phone;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A whole phone with nothing around it but the files of a site, time that waits for nobody. */
final class PhoneOnPaper implements Network, Flash, Clock, Mailbox, PaperTftp.Now {

  /**
   * What goes wrong while it is on.
   *
   * @param loss of each download over HTTP, of each packet over TFTP
   * @param cut after so many port calls the power goes; never, if negative
   */
  record Trouble(double loss, int cut) {
    static final Trouble NONE = new Trouble(0, -1);
  }

  private final MacAddress mac;
  private final FilePrefix kind;
  private final Optional<String> inf;
  private final Function<String, Optional<Bytes>> server;
  private final boolean mixing;
  private final RandomGenerator random;
  private final List<String> requests = new ArrayList<>();
  private FlashContent content;
  private Trouble trouble = Trouble.NONE;
  private int calls;
  private long nanos;

  /**
   * A phone that holds some parameters from a former life; who was told a TFTP server there fetches
   * from that.
   *
   * @param server answers by the path that is asked for
   * @param mixing a cut in a commit leaves the new names with the old parameters: a fault
   */
  PhoneOnPaper(
      Phone phone,
      ParameterStore before,
      BiFunction<Transport, String, Optional<Bytes>> server,
      boolean mixing,
      long seed) {
    this.mac = phone.mac();
    this.kind = phone.kind();
    this.mixing = mixing;
    boolean tftp = before.value(PhoneSettings.TFTP_SERVER).isPresent();
    this.inf =
        tftp
            ? Optional.empty()
            : Optional.of("http://10.0.0.1/" + kind.text() + mac.plain() + ".inf");
    this.server = path -> server.apply(tftp ? Transport.TFTP : Transport.HTTP, path);
    this.random = new SplittableRandom(seed);
    this.content = FlashContent.factory(kind.model(), kind.protocol()).withParameters(before);
  }

  /** Whether it fetches over TFTP. */
  boolean byTftp() {
    return inf.isEmpty();
  }

  /** Switched on until it stands by; no end where the power went. */
  Optional<PhoneEnd> boot(Trouble with) {
    trouble = with;
    calls = 0;
    PhoneSetup setup = PhoneSetup.of(mac, new Addressing.Fixed(inf));
    Ports ports = new Ports(this, this, _ -> {}, this, this, random, _ -> {});
    try {
      return Optional.of(new io.dialtone.handset.phone.Phone(setup, ports).powerUp());
    } catch (PowerLost _) {
      return Optional.empty();
    }
  }

  private void power(String call) {
    if (calls++ == trouble.cut()) {
      throw new PowerLost(call);
    }
  }

  private Optional<Bytes> asked(String path) {
    Optional<Bytes> body = server.apply(path);
    String name = path.substring(path.lastIndexOf('.'));
    requests.add(name + (body.isPresent() ? " 200" : " 404"));
    return body;
  }

  /** What it asked for since last time, with what came of it. */
  List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  ParameterStore parameters() {
    return content.parameters();
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    power("a request");
    Optional<Bytes> body = asked(request.url().target().substring(1));
    boolean fails = random.nextDouble() < trouble.loss();
    if (fails && random.nextBoolean()) {
      return new HttpOutcome.Unreachable("lost");
    }
    if (body.isEmpty()) {
      return new HttpOutcome.Answered(404, OptionalLong.of(0), 0, true);
    }
    int whole = body.get().length();
    int come = fails ? random.nextInt(whole) : whole;
    sink.accept(body.get().slice(0, come / 2));
    power("an answer");
    sink.accept(body.get().slice(come / 2, come));
    return new HttpOutcome.Answered(200, OptionalLong.of(whole), come, come == whole);
  }

  @Override
  public FlashContent load() {
    return content;
  }

  @Override
  public void commit(FlashContent next) {
    FlashContent before = content;
    content = mixing ? next.withParameters(before.parameters()) : before;
    power("the beginning of a commit");
    content = next;
    power("the end of a commit");
  }

  @Override
  public FlashWriter write(FlashItem item) {
    BodyDigest digest = new BodyDigest(item.text());
    return new FlashWriter() {
      @Override
      public void append(Bytes piece) {
        power("a write");
        digest.append(piece);
      }

      @Override
      public StoredBody finish() {
        return digest.finish();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void passTo(long later) {
    nanos = later;
  }

  @Override
  public Optional<PhoneEvent> await(Duration atMost) {
    power("a wait");
    nanos += atMost.toNanos();
    return Optional.empty();
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    return Ip4Address.parse(host);
  }

  @Override
  public void configure(InterfaceAddress address) {}

  @Override
  public void deconfigure() {}

  @Override
  public VlanMove moveTo(Optional<VlanTag> tag) {
    return new VlanMove.Moved("on its only interface");
  }

  @Override
  public UdpPort openUdp(int localPort) {
    PaperTftp.Wire wire = new PaperTftp.Wire(random, trouble.loss());
    return new PaperTftp(this, wire, this::asked) {
      @Override
      public void send(Endpoint to, Bytes payload) {
        power("a packet");
        super.send(to, payload);
      }
    };
  }

  @Override
  public UdpPort openDhcp() {
    throw new IllegalStateException("this phone has its address");
  }
}
