// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.time.Lane;
import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.Violation;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.Datagram;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The network interface of a simulated phone. */
public final class PhoneNetwork implements Network {

  private static final int DHCP_CLIENT = 68;
  private static final int EPHEMERAL = 49_152;
  private static final int EPHEMERAL_PORTS = 16_384;
  private static final int LARGEST_SEGMENT = 1460;
  private static final long SECOND = 1_000_000_000L;
  private static final long CONNECT_PATIENCE = 5 * SECOND;
  private static final long SILENCE_PATIENCE = 30 * SECOND;

  private final MacAddress mac;
  private final VirtualTime time;
  private final Power power;
  private final Lan lan;
  private final House house;
  private final Map<Integer, PhoneUdp> ports = new TreeMap<>();
  private Optional<PhoneUdp> dhcp = Optional.empty();
  private Optional<Ip4Address> address = Optional.empty();
  private Runnable stir = () -> {};
  private int fetches;
  private int opened;

  /** An interface plugged into the network. */
  public PhoneNetwork(MacAddress mac, VirtualTime time, Power power, Lan lan, House house) {
    this.mac = mac;
    this.time = time;
    this.power = power;
    this.lan = lan;
    this.house = house;
    lan.plugIn(this);
  }

  /** The lane that waits for what comes in. */
  public void serves(Lane lane) {
    stir = lane::stir;
  }

  /** The power is gone, and with it address and open ports. */
  public void powerOff() {
    address = Optional.empty();
    ports.clear();
    dhcp = Optional.empty();
  }

  /** The address in use. */
  public Optional<Ip4Address> address() {
    return address;
  }

  /** The files asked for so far, by HTTP or TFTP. */
  public int fetches() {
    return fetches;
  }

  MacAddress mac() {
    return mac;
  }

  void deliver(int port, Datagram datagram) {
    PhoneUdp open = ports.get(port);
    if (open != null) {
      open.deliver(datagram);
      stir.run();
    }
  }

  void deliverDhcp(Datagram datagram) {
    if (dhcp.isPresent()) {
      dhcp.get().deliver(datagram);
      stir.run();
    }
  }

  @Override
  public UdpPort openUdp(int localPort) {
    power.use("open udp");
    fetches++;
    int port = localPort != 0 ? localPort : freePort();
    PhoneUdp udp =
        new PhoneUdp(
            port,
            power,
            time,
            (to, payload) -> toServer(port, to, payload),
            () -> ports.remove(port));
    ports.put(port, udp);
    return udp;
  }

  /** Not one of those used just before: the other end may still be sending to them. */
  private int freePort() {
    opened = (opened + 1) % EPHEMERAL_PORTS;
    return EPHEMERAL + opened;
  }

  private void toServer(int port, Endpoint to, Bytes payload) {
    if (address.isPresent() && to.address().equals(House.ADDRESS)) {
      Endpoint from = new Endpoint(address.get(), port);
      lan.carry(() -> house.received(from, to.port(), payload));
    }
  }

  @Override
  public UdpPort openDhcp() {
    power.use("open dhcp");
    PhoneUdp udp =
        new PhoneUdp(DHCP_CLIENT, power, time, this::toDhcpServer, () -> dhcp = Optional.empty());
    dhcp = Optional.of(udp);
    return udp;
  }

  private void toDhcpServer(Endpoint to, Bytes payload) {
    Endpoint from = new Endpoint(address.orElse(Ip4Address.ANY), DHCP_CLIENT);
    lan.carry(() -> house.received(from, to.port(), payload));
  }

  @Override
  public void configure(InterfaceAddress next) {
    power.use("configure");
    for (PhoneNetwork other : lan.at(next.address())) {
      if (other != this) {
        throw new Violation(
            "address leased twice: "
                + mac
                + " takes "
                + next.address()
                + ", which "
                + other.mac
                + " uses");
      }
    }
    address = Optional.of(next.address());
  }

  @Override
  public void deconfigure() {
    power.use("deconfigure");
    address = Optional.empty();
  }

  /** There are no VLANs in this world, and nothing in it says that there were. */
  @Override
  public VlanMove moveTo(Optional<VlanTag> tag) {
    power.use("move to vlan");
    return new VlanMove.OnlyShown("the simulated network is untagged");
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    power.use("resolve");
    return Ip4Address.parse(host);
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    power.use("http");
    fetches++;
    if (address.isEmpty()) {
      return new HttpOutcome.Unreachable("no address");
    }
    // A segment that gets lost is sent again: loss shows as time.
    power.spend(lan.happens(lan.weather().loss()) ? SECOND + lan.way() : lan.way(), "connect");
    if (!house.isUp()) {
      if (house.isMute()) {
        power.spend(CONNECT_PATIENCE, "connect");
        return new HttpOutcome.Unreachable("no connection in time");
      }
      return new HttpOutcome.Unreachable("connection refused");
    }
    int life = house.life();
    House.HttpAnswer answer = house.answer(request.requestTarget(), address.get());
    return stream(answer, life, sink);
  }

  private HttpOutcome stream(House.HttpAnswer answer, int life, BodySink sink) {
    Bytes body = answer.body();
    int end =
        lan.happens(lan.weather().cut()) ? lan.random().nextInt(body.length() + 1) : body.length();
    int sent = 0;
    while (sent < end) {
      power.spend(lan.way(), "http body");
      if (house.life() != life && house.isMute()) {
        return silence();
      }
      if (house.life() != life) {
        return outcome(answer, sent);
      }
      int from = sent;
      sent = Math.min(end, from + 1 + lan.random().nextInt(LARGEST_SEGMENT));
      if (!sink.accept(body.slice(from, sent))) {
        break;
      }
    }
    return sent < body.length() && lan.random().nextInt(4) == 0 ? silence() : outcome(answer, sent);
  }

  private HttpOutcome silence() {
    power.spend(SILENCE_PATIENCE, "http silence");
    return new HttpOutcome.Unreachable("nothing came any more");
  }

  private static HttpOutcome outcome(House.HttpAnswer answer, int sent) {
    int announced = answer.body().length();
    return new HttpOutcome.Answered(
        answer.status(), OptionalLong.of(announced), sent, sent == announced);
  }
}
