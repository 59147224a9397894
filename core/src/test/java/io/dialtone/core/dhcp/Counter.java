// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A desk with a book of its own, one pool 10.0.0.10 to 10.0.0.19, and a clock to move. */
final class Counter {

  static final Endpoint HTTP = new Endpoint(Ip4Address.ANY, 8080);
  static final Endpoint TFTP = new Endpoint(Ip4Address.ANY, 69);
  static final Services SERVICES = new Services(Optional.of(HTTP), Optional.of(TFTP));
  static final Pool POOL =
      new Pool(
          Subnet.parse("10.0.0.0/24").orElseThrow(),
          AddressRange.parse("10.0.0.10-10.0.0.19").orElseThrow(),
          List.of());

  final LeaseBook book;
  private final DhcpDesk desk;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  Counter(DhcpPolicy policy) {
    book = policy.book();
    desk = new DhcpDesk(policy, book);
  }

  static Counter authoritative(boolean authoritative) {
    return new Counter(policy(authoritative, Terms.NONE));
  }

  static Counter of(Terms terms) {
    return new Counter(policy(true, terms));
  }

  static DhcpPolicy policy(boolean authoritative, Terms ofPool) {
    return new DhcpPolicy(
        Manner.USUAL.withAuthoritative(authoritative),
        Terms.NONE,
        List.of(new Network(POOL, ofPool)),
        List.of(),
        List.of(),
        SERVICES);
  }

  static Ip4Address host(int last) {
    return Ip4Address.of(10, 0, 0, last);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  DhcpDecision.Store inUse(Ip4Address address) {
    return desk.inUse(address, now);
  }

  DhcpDecision ask(DhcpPacket packet, Arrival arrival) {
    return desk.decide(packet, arrival, now);
  }

  DhcpDecision ask(DhcpPacket packet) {
    Ip4Address from = packet.giaddr().isUnspecified() ? packet.ciaddr() : packet.giaddr();
    int port = packet.giaddr().isUnspecified() ? 68 : 67;
    return desk.decide(packet, new Arrival(new Endpoint(from, port), Phone.SERVER), now);
  }

  /** The answer, whose change counts as stored at once. */
  DhcpPacket answer(DhcpPacket packet) {
    return reply(packet).packet();
  }

  DhcpDecision.Reply reply(DhcpPacket packet) {
    DhcpDecision.Reply reply = (DhcpDecision.Reply) ask(packet);
    book.committed(reply.change());
    return reply;
  }

  /** {@code ACK 10.0.0.10}, {@code NAK}, {@code silence} or {@code record}. */
  String gist(DhcpPacket packet) {
    return switch (ask(packet)) {
      case DhcpDecision.Reply(var answer, _, _, var change, _, _, _) -> {
        book.committed(change);
        String type = answer.messageType().orElseThrow().name();
        yield answer.yiaddr().isUnspecified() ? type : type + " " + answer.yiaddr();
      }
      case DhcpDecision.Store _ -> "record";
      case DhcpDecision.Silence _ -> "silence";
    };
  }

  /** The phone has leased its address before this test begins. */
  Ip4Address boots(Phone phone) {
    Ip4Address offered = answer(phone.discovers()).yiaddr();
    return answer(phone.selects(offered)).yiaddr();
  }
}
