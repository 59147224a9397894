// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The phone's DHCP client (RFC 2131 section 4.4): events in, one move out, never waiting itself.
 *
 * <pre>
 *                  OFFER                    ACK
 *   SELECTING ---------------> REQUESTING --------> end: leased
 *     |   ^                       |
 *     |   +-----------------------+
 *     |      NAK or silence, at most {@value #MAX_ROUNDS} rounds
 *     v
 *   end: no answer, after silence
 * </pre>
 */
public final class DhcpClient {

  /** How often the client begins anew after a NAK, or after an offer that was not kept. */
  static final int MAX_ROUNDS = 3;

  private static final int MAX_SECS = 0xFFFF;

  private final DhcpIdentity identity;
  private final DhcpPatience patience;
  private final RandomGenerator random;

  private int xid;
  private int round;
  private int tries;
  private Duration waited = Duration.ZERO;
  private Optional<DhcpPacket> offer = Optional.empty();
  private String lastReason = "";

  public DhcpClient(DhcpIdentity identity, DhcpPatience patience, RandomGenerator random) {
    this.identity = identity;
    this.patience = patience;
    this.random = random;
  }

  /** The first DISCOVER. */
  public DhcpMove start() {
    round = 1;
    return discover();
  }

  /** A datagram came. */
  public DhcpMove received(Bytes payload) {
    try {
      return received(DhcpPacket.parse(payload));
    } catch (MalformedPacketException e) {
      return ignore("not DHCP: " + e.getMessage());
    }
  }

  /** Nothing came in the time of the last {@link DhcpMove.Send}. */
  public DhcpMove silence() {
    waited = waited.plus(patience.waits().get(tries));
    tries++;
    if (tries < patience.waits().size()) {
      return send();
    }
    return offer.isPresent()
        ? again("the offer was made but the request never answered")
        : noAnswer("no DHCP answer came");
  }

  private DhcpMove received(DhcpPacket packet) {
    if (packet.header().op() != Op.REPLY) {
      return ignore("a client's packet");
    }
    if (packet.xid() != xid) {
      return ignore("an answer to another question (xid)");
    }
    if (!packet.mac().equals(Optional.of(identity.mac()))) {
      return ignore("an answer for another phone");
    }
    return packet
        .messageType()
        .map(type -> answered(packet, type))
        .orElseGet(() -> ignore("an answer without message type"));
  }

  private DhcpMove answered(DhcpPacket packet, DhcpMessageType type) {
    return switch (type) {
      case OFFER -> offered(packet);
      case ACK -> acknowledged(packet);
      case NAK -> refused(packet);
      case DISCOVER, REQUEST, DECLINE, RELEASE, INFORM -> ignore("an unexpected " + type);
    };
  }

  private DhcpMove offered(DhcpPacket packet) {
    if (offer.isPresent()) {
      return ignore("an offer after one was taken");
    }
    if (server(packet).isEmpty()) {
      return ignore("an offer without server id");
    }
    if (packet.yiaddr().isUnspecified()) {
      return ignore("an offer without address");
    }
    offer = Optional.of(packet);
    tries = 0;
    return send();
  }

  private DhcpMove acknowledged(DhcpPacket packet) {
    if (!isFromChosenServer(packet)) {
      return ignore("an ACK that was not asked for");
    }
    if (packet.yiaddr().isUnspecified()) {
      return ignore("an ACK without address");
    }
    Ip4Address chosen = offer.flatMap(DhcpClient::server).orElse(Ip4Address.ANY);
    return new DhcpMove.End(new DhcpOutcome.Leased(DhcpLease.from(packet, chosen)));
  }

  private DhcpMove refused(DhcpPacket packet) {
    if (!isFromChosenServer(packet)) {
      return ignore("a NAK that was not asked for");
    }
    String why = packet.options().text(OptionCode.MESSAGE).map(text -> ": " + text).orElse("");
    return again("the server refused the address (NAK" + why + ")");
  }

  /** Whether a request is out and this is its server's answer; a missing server id is forgiven. */
  private boolean isFromChosenServer(DhcpPacket packet) {
    Optional<Ip4Address> chosen = offer.flatMap(DhcpClient::server);
    return chosen.isPresent() && server(packet).map(s -> chosen.get().equals(s)).orElse(true);
  }

  private DhcpMove again(String reason) {
    lastReason = reason;
    if (round == MAX_ROUNDS) {
      return noAnswer("no DHCP lease after " + MAX_ROUNDS + " rounds");
    }
    round++;
    return discover();
  }

  private DhcpMove discover() {
    xid = random.nextInt();
    offer = Optional.empty();
    tries = 0;
    return send();
  }

  private DhcpMove send() {
    return new DhcpMove.Send(
        offer.map(this::request).orElseGet(this::discoverPacket), patience.waits().get(tries));
  }

  private DhcpPacket discoverPacket() {
    DhcpPacket packet = packet(DhcpMessageType.DISCOVER);
    return identity
        .previous()
        .map(address -> packet.with(DhcpQuestion.address(OptionCode.REQUESTED_ADDRESS, address)))
        .orElse(packet);
  }

  /** RFC 2131 section 4.3.2, "SELECTING state": server id and requested address, no ciaddr. */
  private DhcpPacket request(DhcpPacket offered) {
    return packet(DhcpMessageType.REQUEST)
        .with(DhcpQuestion.address(OptionCode.SERVER_ID, server(offered).orElse(Ip4Address.ANY)))
        .with(DhcpQuestion.address(OptionCode.REQUESTED_ADDRESS, offered.yiaddr()));
  }

  /**
   * What DISCOVER and REQUEST have in common. The broadcast bit is set, because a phone without an
   * address hears nothing else on sockets like ours.
   */
  private DhcpPacket packet(DhcpMessageType type) {
    return DhcpQuestion.of(type, xid, identity)
        .withFlags(Header.BROADCAST)
        .withSecs((int) Math.min(MAX_SECS, waited.toSeconds()));
  }

  private DhcpMove ignore(String reason) {
    lastReason = reason;
    return new DhcpMove.Ignore(reason);
  }

  private DhcpMove noAnswer(String what) {
    String reason = lastReason.isEmpty() ? what : what + "; last: " + lastReason;
    return new DhcpMove.End(new DhcpOutcome.NoAnswer(reason));
  }

  private static Optional<Ip4Address> server(DhcpPacket packet) {
    return packet.options().address(OptionCode.SERVER_ID);
  }
}
