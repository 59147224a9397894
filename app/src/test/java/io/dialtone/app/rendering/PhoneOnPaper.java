// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.Phone;
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
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A whole phone with nothing around it but the files of a site, time that waits for nobody. */
final class PhoneOnPaper implements Network, Flash, Clock, Mailbox {

  private final MacAddress mac;
  private final FilePrefix kind;
  private final Function<String, Optional<Bytes>> server;
  private final RandomGenerator random;
  private final List<String> requests = new ArrayList<>();
  private FlashContent content;
  private double loss;
  private long nanos;

  /** A phone that holds some parameters from a former life. */
  PhoneOnPaper(
      MacAddress mac,
      FilePrefix kind,
      ParameterStore before,
      Function<String, Optional<Bytes>> server,
      long seed) {
    this.mac = mac;
    this.kind = kind;
    this.server = server;
    this.random = new SplittableRandom(seed);
    this.content = FlashContent.factory(kind.model(), kind.protocol()).withParameters(before);
  }

  /** Switched on until it stands by; each download fails with this probability. */
  PhoneEnd boot(double failing) {
    loss = failing;
    String inf = "http://10.0.0.1/" + kind.text() + mac.plain() + ".inf";
    PhoneSetup setup = PhoneSetup.of(mac, new Addressing.Fixed(Optional.of(inf)));
    return new Phone(setup, new Ports(this, this, _ -> {}, this, this, random, _ -> {})).powerUp();
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
    String path = request.url().target().substring(1);
    Optional<Bytes> body = server.apply(path);
    String name = path.substring(path.lastIndexOf('.'));
    requests.add(name + (body.isPresent() ? " 200" : " 404"));
    boolean fails = random.nextDouble() < loss;
    if (fails && random.nextBoolean()) {
      return new HttpOutcome.Unreachable("lost");
    }
    if (body.isEmpty()) {
      return new HttpOutcome.Answered(404, OptionalLong.of(0), 0, true);
    }
    int whole = body.get().length();
    int come = fails ? random.nextInt(whole) : whole;
    sink.accept(body.get().slice(0, come));
    return new HttpOutcome.Answered(200, OptionalLong.of(whole), come, come == whole);
  }

  @Override
  public FlashContent load() {
    return content;
  }

  @Override
  public void commit(FlashContent next) {
    content = next;
  }

  @Override
  public FlashWriter write(FlashItem item) {
    BodyDigest digest = new BodyDigest(item.text());
    return new FlashWriter() {
      @Override
      public void append(Bytes piece) {
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
  public Optional<PhoneEvent> await(Duration atMost) {
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
    throw new IllegalStateException("this phone speaks HTTP only");
  }

  @Override
  public UdpPort openDhcp() {
    throw new IllegalStateException("this phone has its address");
  }
}
