// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.net.Addresses;
import io.dialtone.fleet.net.HttpClient;
import io.dialtone.fleet.net.Patience;
import io.dialtone.fleet.net.SocketNetwork;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.tally.Answer;
import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * The network of one phone in a crowd: TCP from its own address, UDP through the sockets that all
 * share, all of it counted.
 */
final class CrowdNetwork implements Network {

  /** One phone's place. */
  record Seated(
      int number,
      MacAddress mac,
      Ip4Address address,
      Optional<Endpoint> dhcp,
      PowerSwitch power,
      Patience patience) {}

  private final Wires wires;
  private final Seated phone;
  private final SocketNetwork sockets;
  private final HttpClient http;
  private final Tally tally;
  private Ip4Address own;
  private Optional<LeaseWatch> lease = Optional.empty();
  private int opened;

  CrowdNetwork(Wires wires, Seated phone, SocketNetwork sockets, HttpClient http, Tally tally) {
    this.wires = wires;
    this.phone = phone;
    this.sockets = sockets;
    this.http = http;
    this.tally = tally;
    this.own = phone.address();
  }

  @Override
  public UdpPort openUdp(int localPort) {
    phone.power().check("network");
    boolean shared = wires.udp().isPresent() && localPort == 0;
    UdpPort port =
        shared
            ? wires.udp().get().port(own, opened++, phone.power(), phone.patience())
            : sockets.openUdp(localPort);
    return new TransferWatch(port, tally);
  }

  @Override
  public UdpPort openDhcp() {
    phone.power().check("network");
    UdpPort port =
        phone
            .dhcp()
            .map(server ->
                wires
                    .relay(server, phone.number())
                    .port(phone.mac(), phone.power(), phone.patience()))
            .orElseGet(sockets::openDhcp);
    var watch = new LeaseWatch(port, tally);
    lease = Optional.of(watch);
    return watch;
  }

  @Override
  public void configure(InterfaceAddress address) {
    if (address.address().isLoopback() && phone.address().isLoopback()) {
      phone.power().check("network");
      own = address.address(); // every 127.x.y.z is this machine's
    } else {
      sockets.configure(address); // which finds out whether it is ours to use
      own = sockets.address();
    }
    lease.ifPresent(LeaseWatch::taken);
  }

  @Override
  public void deconfigure() {
    sockets.deconfigure();
    own = phone.address();
  }

  @Override
  public VlanMove moveTo(Optional<VlanTag> tag) {
    return sockets.moveTo(tag);
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    return sockets.resolve(host);
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    phone.power().check("network");
    String host = request.url().host();
    Optional<Ip4Address> server = Addresses.resolve(host);
    if (server.isEmpty()) {
      return new HttpOutcome.Unreachable("no address is known for the name " + host);
    }
    var body = new CountedBody(sink);
    Answer answer = Answer.UNANSWERED; // also where the plug is pulled meanwhile
    long asked = System.nanoTime();
    try {
      HttpOutcome outcome = http.exchange(request, own, server.get(), body);
      answer = answer(outcome);
      return outcome;
    } finally {
      tally.http(request.url().target(), answer, body.octets, System.nanoTime() - asked);
    }
  }

  /** A body with its octets counted, however it ends. */
  private static final class CountedBody implements BodySink {
    private final BodySink sink;
    private long octets;

    CountedBody(BodySink sink) {
      this.sink = sink;
    }

    @Override
    public boolean accept(Bytes chunk) {
      octets += chunk.length();
      return sink.accept(chunk);
    }
  }

  private static Answer answer(HttpOutcome outcome) {
    if (!(outcome instanceof HttpOutcome.Answered answered) || !answered.whole()) {
      return Answer.UNANSWERED;
    }
    return switch (answered.status()) {
      case 200 -> Answer.TAKEN;
      case 404, 410 -> Answer.ABSENT;
      default -> Answer.REFUSED;
    };
  }
}
