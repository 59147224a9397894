// SPDX-License-Identifier: Apache-2.0
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
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * CPU of a DHCP decision alone, from bytes to bytes, with so many leases held in so many pools.
 *
 * <p>{@code java -cp wire/target/classes:core/target/classes bench/DeskBench.java [HELD...]}
 */
public final class DeskBench {

  private static final int ROUNDS = 7;
  private static final int PHONES = 4000;
  private static final Ip4Address SELF = Ip4Address.of(192, 0, 2, 1);
  private static final Instant BEGINNING = Instant.parse("2026-11-21T12:00:00Z");
  private static final Bytes VENDOR =
      VendorClass.of(Model.ST2030, Protocol.SIP, "5", "01", "53").encode();

  private final List<Ip4Address> relays = new ArrayList<>();
  private final LeaseBook book;
  private final DhcpDesk desk;
  private final int held;
  private int next;

  private DeskBench(int held, int pools) {
    this.held = held;
    this.next = held;
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < pools; i++) {
      int prefix = pools == 1 ? 9 : 16;
      Subnet subnet = new Subnet(Ip4Address.of(10, i, 0, 0), prefix);
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
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < held; i++) {
      Instant granted = BEGINNING.minusSeconds((held - i) % 3600);
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
  }

  private Ip4Address relay(int phone) {
    return relays.get(phone % relays.size());
  }

  private static MacAddress mac(int phone) {
    return new MacAddress(0x0014_7F00_0000L + phone);
  }

  private static Bytes message(DhcpMessageType type, int phone, Ip4Address relay) {
    return DhcpPacket.request(type, phone, mac(phone))
        .withGiaddr(relay)
        .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, VENDOR))
        .with(new DhcpOption.ParameterList(List.of(1, 3, 6, 42, 43, 66, 150)))
        .encode();
  }

  private DhcpPacket answer(Bytes message, Instant now) throws Exception {
    DhcpPacket packet = DhcpPacket.parse(message);
    Arrival arrival = new Arrival(new Endpoint(packet.giaddr(), 67), SELF);
    if (desk.decide(packet, arrival, now) instanceof DhcpDecision.Reply reply) {
      if (reply.encode().length() < 300) {
        throw new IllegalStateException("short");
      }
      book.committed(reply.change());
      return reply.packet();
    }
    throw new IllegalStateException("no answer");
  }

  /** Nanoseconds of an exchange, DISCOVER to ACK, of a phone never seen before. */
  private long fresh() throws Exception {
    List<Bytes> discovers = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      discovers.add(message(DhcpMessageType.DISCOVER, next + i, relay(next + i)));
    }
    next += PHONES;
    long spent = 0;
    for (Bytes discover : discovers) {
      long from = System.nanoTime();
      DhcpPacket offer = answer(discover, BEGINNING);
      spent += System.nanoTime() - from;
      Bytes request =
          DhcpPacket.parse(discover)
              .with(new DhcpOption.MessageType(DhcpMessageType.REQUEST))
              .with(new DhcpOption.Address(OptionCode.SERVER_ID, SELF))
              .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, offer.yiaddr()))
              .encode();
      from = System.nanoTime();
      answer(request, BEGINNING);
      spent += System.nanoTime() - from;
    }
    return spent / PHONES;
  }

  /** Nanoseconds of an INIT-REBOOT of a phone whose lease is young. */
  private long known() throws Exception {
    int of = Math.max(next, 1);
    List<Bytes> requests = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      int phone = (int) ((i * 7919L) % of);
      Ip4Address relay = relay(phone);
      Ip4Address address =
          book.lease(LeaseHolder.of(mac(phone)), Place.of(relay))
              .orElseThrow()
              .address();
      requests.add(
          DhcpPacket.parse(message(DhcpMessageType.REQUEST, phone, relay))
              .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address))
              .encode());
    }
    long from = System.nanoTime();
    for (Bytes request : requests) {
      answer(request, BEGINNING.plusSeconds(1));
    }
    return (System.nanoTime() - from) / PHONES;
  }

  public static void main(String[] args) throws Exception {
    int[] helds =
        args.length == 0
            ? new int[] {0, 10_000, 100_000, 1_000_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    for (int warm = 0; warm < 12; warm++) {
      DeskBench bench = new DeskBench(10_000, 10);
      bench.fresh();
      bench.known();
      bench.known();
    }
    System.out.println("leases held, pools: ns an exchange (median of " + ROUNDS + "), ns a return");
    for (int pools : new int[] {1, 100}) {
      for (int held : helds) {
        DeskBench bench = new DeskBench(held, pools);
        long[] fresh = new long[ROUNDS];
        long[] known = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
          fresh[i] = bench.fresh();
          known[i] = bench.known();
        }
        Arrays.sort(fresh);
        Arrays.sort(known);
        System.out.printf(
            "%,9d %4d: %,8d %,8d%n", held, pools, fresh[ROUNDS / 2], known[ROUNDS / 2]);
      }
    }
  }
}
