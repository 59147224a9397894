// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Phones behind one relay on loopback, many asking at once. It remembers what was acknowledged to
 * whom, and fails when an address is acknowledged to a second phone.
 */
public final class PhoneCrowd implements AutoCloseable {

  /** The address of the relay. */
  public static final Ip4Address RELAY = Ip4Address.of(127, 0, 0, 1);

  /** So many ask at once, and may have an address that they were not told of yet. */
  public static final int IN_FLIGHT = 32;

  private static final int MOMENT_MILLIS = 300;
  private static final int PATIENCE_MILLIS = 60_000;

  private final DatagramSocket socket;
  private final Map<MacAddress, Ip4Address> leases = new LinkedHashMap<>();
  private final Map<Ip4Address, MacAddress> owners = new LinkedHashMap<>();
  private final Set<MacAddress> asking = new LinkedHashSet<>();
  private InetSocketAddress server = new InetSocketAddress(0);
  private int born;
  private int xid;

  public PhoneCrowd() throws IOException {
    socket = new DatagramSocket(0, InetAddress.ofLiteral(RELAY.toString()));
    socket.setReceiveBufferSize(1 << 20);
  }

  /** From now on this server is asked. */
  public void ask(Endpoint endpoint) {
    server =
        new InetSocketAddress(
            InetAddress.ofLiteral(endpoint.address().toString()), endpoint.port());
  }

  /** What was acknowledged so far. */
  public Map<MacAddress, Ip4Address> leases() {
    return leases;
  }

  /** New phones boot, those first that were left without an answer, until so many have a lease. */
  public void boot(int count) throws IOException {
    Deque<MacAddress> waiting = new ArrayDeque<>(asking);
    asking.clear();
    int enough = leases.size() + count;
    while (leases.size() < enough) {
      while (asking.size() < IN_FLIGHT) {
        MacAddress mac = waiting.isEmpty() ? phone(++born) : waiting.poll();
        asking.add(mac);
        say(request(DhcpMessageType.DISCOVER, mac));
      }
      Optional<DhcpPacket> answer = hear(MOMENT_MILLIS);
      if (answer.isPresent()) {
        take(answer.get());
      } else {
        for (MacAddress mac : asking) { // a packet was lost, or the server needs a moment
          say(request(DhcpMessageType.DISCOVER, mac));
        }
      }
    }
  }

  /** The card of the phone of this number. */
  public static MacAddress phone(int number) {
    return new MacAddress(0x0014_7F00_0000L + number);
  }

  /** Takes what was sent and not yet read, after the server died. */
  void drain() throws IOException {
    Optional<DhcpPacket> answer = hear(1);
    while (answer.isPresent()) {
      if (answer.get().messageType().equals(Optional.of(DhcpMessageType.ACK))) {
        take(answer.get());
      }
      answer = hear(1);
    }
  }

  private void take(DhcpPacket answer) throws IOException {
    MacAddress mac = answer.mac().orElseThrow();
    switch (answer.messageType().orElseThrow()) {
      case OFFER -> say(selecting(answer));
      case ACK -> {
        acknowledged(mac, answer.yiaddr());
        asking.remove(mac);
      }
      default -> say(request(DhcpMessageType.DISCOVER, mac));
    }
  }

  private void acknowledged(MacAddress mac, Ip4Address address) {
    MacAddress owner = owners.putIfAbsent(address, mac);
    if (owner != null && !owner.equals(mac)) {
      throw new AssertionError(address + " was given to " + owner + " and then to " + mac);
    }
    Ip4Address before = leases.putIfAbsent(mac, address);
    if (before != null && !before.equals(address)) {
      throw new AssertionError(mac + " had " + before + " and was then given " + address);
    }
  }

  /**
   * The phone comes back by INIT-REBOOT with an address, asking until it is heard; what it hears.
   */
  public DhcpMessageType comeBack(MacAddress mac, Ip4Address address) throws IOException {
    DhcpPacket packet =
        request(DhcpMessageType.REQUEST, mac)
            .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address));
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    Optional<DhcpPacket> answer = Optional.empty();
    while (answer.isEmpty() && System.nanoTime() < end) {
      say(packet);
      answer = hearAbout(packet);
    }
    return answer.orElseThrow().messageType().orElseThrow();
  }

  /** One phone asks from DISCOVER to ACK; its address, or empty if nothing is offered in time. */
  public Optional<Ip4Address> lease(MacAddress mac, Duration atMost) throws IOException {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      DhcpPacket discover = request(DhcpMessageType.DISCOVER, mac);
      say(discover);
      Optional<DhcpPacket> offer = hearAbout(discover);
      if (offer.isPresent()) {
        DhcpPacket selecting = selecting(offer.get());
        say(selecting);
        Optional<DhcpPacket> answer = hearAbout(selecting);
        if (answer.flatMap(DhcpPacket::messageType).equals(Optional.of(DhcpMessageType.ACK))) {
          return answer.map(DhcpPacket::yiaddr);
        }
      }
    }
    return Optional.empty();
  }

  /** A packet of this phone, as its relay passes it on. */
  public DhcpPacket request(DhcpMessageType type, MacAddress mac) {
    return DhcpPacket.request(type, ++xid, mac).withGiaddr(RELAY);
  }

  private static DhcpPacket selecting(DhcpPacket offer) {
    Ip4Address self = offer.options().address(OptionCode.SERVER_ID).orElseThrow();
    return DhcpPacket.request(DhcpMessageType.REQUEST, offer.xid(), offer.mac().orElseThrow())
        .withGiaddr(RELAY)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, offer.yiaddr()))
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, self));
  }

  public void say(DhcpPacket packet) throws IOException {
    say(packet.encode());
  }

  /** Says bytes as they are. */
  public void say(Bytes bytes) throws IOException {
    socket.send(new DatagramPacket(bytes.toArray(), bytes.length(), server));
  }

  /** The answer to this packet; other answers are passed over. Empty after a second of silence. */
  private Optional<DhcpPacket> hearAbout(DhcpPacket asked) throws IOException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (System.nanoTime() < end) {
      Optional<DhcpPacket> answer = hear(1000);
      if (answer.isEmpty() || answer.get().xid() == asked.xid()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private Optional<DhcpPacket> hear(int millis) throws IOException {
    socket.setSoTimeout(millis);
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    try {
      socket.receive(packet);
      return Optional.of(DhcpPacket.parse(Bytes.copyOf(packet.getData(), 0, packet.getLength())));
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    } catch (MalformedPacketException fault) {
      throw new AssertionError("the server sent what cannot be read", fault);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
