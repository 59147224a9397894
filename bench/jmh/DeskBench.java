// SPDX-License-Identifier: Apache-2.0
package io.dialtone.bench;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.dhcp.DhcpDesk;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.lease.Place;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a DHCP decision costs, from bytes to bytes, with so many leases held in so many pools. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeskBench {

  private static final int PHONES = 2000;
  private static final Ip4Address SELF = Ip4Address.of(192, 0, 2, 1);
  private static final Instant BEGINNING = Instant.parse("2026-11-21T12:00:00Z");
  private static final Bytes VENDOR =
      VendorClass.of(Model.ST2030, Protocol.SIP, "5", "01", "53").encode();

  @Param({"0", "10000", "1000000"})
  public int held;

  @Param({"1", "100"})
  public int pools;

  private final List<Ip4Address> relays = new ArrayList<>();
  private LeaseBook book;
  private DhcpDesk desk;
  private int next;
  private final List<Bytes> discovers = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private int wishAt;
  private final List<Bytes> returns = new ArrayList<>();

  /** A book as it is after so many phones came. */
  @Setup
  public void fill() {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < pools; i++) {
      Subnet subnet = new Subnet(Ip4Address.of(10, i, 0, 0), pools == 1 ? 8 : 16);
      networks.add(new Network(Pool.of(subnet), Terms.NONE.withRouters(subnet.first())));
      relays.add(subnet.first());
    }
    DhcpPolicy policy =
        new DhcpPolicy(
            Manner.USUAL,
            Terms.USUAL,
            networks,
            List.of(),
            List.of(),
            new Services(Optional.of(new Endpoint(SELF, 8080)), Optional.empty()));
    policy = policy.sparing(relays);
    book = policy.book();
    int before = Math.max(held, PHONES); // some must be known to come back
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      Instant granted = BEGINNING.minusSeconds((before - i) % 3600);
      leases.add(
          new Lease(
              relay(i).plus(1 + i / pools),
              LeaseHolder.of(mac(i)),
              Lease.State.BOUND,
              granted,
              granted.plus(Duration.ofHours(8))));
    }
    book.load(leases);
    desk = new DhcpDesk(policy, book);
    next = before;
    for (int i = 0; i < PHONES; i++) {
      int phone = (int) ((i * 7919L) % before);
      returns.add(request(phone, addressOf(phone)));
    }
  }

  private Ip4Address addressOf(int phone) {
    return book.lease(LeaseHolder.of(mac(phone)), Place.of(relay(phone))).orElseThrow().address();
  }

  private Bytes request(int phone, Ip4Address wish) {
    return message(DhcpMessageType.REQUEST, phone)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, wish))
        .encode();
  }

  /** The messages of phones never seen before; their REQUESTs lack the address until it is known. */
  @Setup(Level.Invocation)
  public void nextPhones() {
    discovers.clear();
    requests.clear();
    for (int i = 0; i < PHONES; i++) {
      int phone = next++;
      discovers.add(message(DhcpMessageType.DISCOVER, phone).encode());
      byte[] request =
          message(DhcpMessageType.REQUEST, phone)
              .with(new DhcpOption.Address(OptionCode.SERVER_ID, SELF))
              .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, Ip4Address.ANY))
              .encode()
              .toArray();
      requests.add(request);
      wishAt = Bytes.copyOf(request).hex().indexOf("320400000000") / 2 + 2;
    }
  }

  private Ip4Address relay(int phone) {
    return relays.get(phone % relays.size());
  }

  private static MacAddress mac(int phone) {
    return new MacAddress(0x0014_7F00_0000L + phone);
  }

  private DhcpPacket message(DhcpMessageType type, int phone) {
    return DhcpPacket.request(type, phone, mac(phone))
        .withGiaddr(relay(phone))
        .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, VENDOR))
        .with(new DhcpOption.ParameterList(List.of(1, 3, 6, 42, 43, 66, 150)));
  }

  private DhcpPacket answer(Bytes message, Instant now) throws MalformedPacketException {
    DhcpPacket packet = DhcpPacket.parse(message);
    Arrival arrival = new Arrival(new Endpoint(packet.giaddr(), 67), SELF);
    if (desk.decide(packet, arrival, now) instanceof DhcpDecision.Reply reply
        && reply.encode().length() >= 300) {
      book.committed(reply.change());
      return reply.packet();
    }
    throw new IllegalStateException("no answer");
  }

  /** DISCOVER to ACK of a phone never seen before. */
  @Benchmark
  @OperationsPerInvocation(PHONES)
  public int new_phone_discover_to_ack() throws MalformedPacketException {
    int last = 0;
    for (int i = 0; i < PHONES; i++) {
      int address = answer(discovers.get(i), BEGINNING).yiaddr().bits();
      byte[] request = requests.get(i);
      for (int at = 0; at < 4; at++) {
        request[wishAt + at] = (byte) (address >>> (24 - 8 * at));
      }
      last = answer(Bytes.copyOf(request), BEGINNING).yiaddr().bits();
    }
    return last;
  }

  /** INIT-REBOOT of a phone whose lease is young. */
  @Benchmark
  @OperationsPerInvocation(PHONES)
  public int known_phone_comes_back() throws MalformedPacketException {
    int last = 0;
    for (Bytes request : returns) {
      last = answer(request, BEGINNING.plusSeconds(1)).yiaddr().bits();
    }
    return last;
  }
}
