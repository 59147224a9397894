// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones that send anything in any order: what they were promised never clashes. */
class DhcpDeskStormTest {

  private static final int PHONES = 25; // for ten addresses

  /** What one phone was told: this address until then. */
  private record Promise(MacAddress to, Instant until) {}

  private final Map<Ip4Address, Promise> promises = new TreeMap<>();
  private final Counter counter = Counter.of(Terms.NONE.withLease(Duration.ofMinutes(10)));

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void no_two_phones_are_promised_one_address_at_one_time(long seed)
      throws MalformedPacketException {
    Random random = new Random(seed);
    int acks = 0;
    for (int step = 0; step < 4000; step++) {
      counter.pass(Duration.ofSeconds(random.nextInt(30)));
      Phone phone = Phone.st2030(random.nextInt(PHONES));
      Ip4Address address = Counter.host(9 + random.nextInt(12));
      DhcpDecision decision = counter.ask(anything(random, phone, address));
      assertThat(decision.reason()).isNotBlank();
      switch (decision) {
        case DhcpDecision.Reply reply -> acks += hear(reply, phone);
        case DhcpDecision.Store(var change, _, _) -> {
          counter.book.committed(change);
          change.leases().forEach(lease -> promises.remove(lease.address()));
        }
        case DhcpDecision.Silence _ -> assertThat(decision.reason()).doesNotContain("null");
      }
    }
    assertThat(acks).as("phones were served all the same").isGreaterThan(300);
  }

  private static DhcpPacket anything(Random random, Phone phone, Ip4Address address) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> phone.discovers();
      case 3, 4, 5 -> phone.selects(address);
      case 6 -> phone.comesBackTo(address);
      case 7 -> phone.renews(address);
      case 8 -> phone.rebinds(address);
      case 9 -> random.nextInt(8) == 0 ? phone.declines(address) : phone.discovers();
      case 10 -> phone.releases(address);
      default ->
          phone
              .discovers()
              .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address))
              .with(new DhcpOption.Opaque(OptionCode.USER_CLASS, Bytes.of(random.nextInt(256))));
    };
  }

  /** 1 if the answer promises an address. */
  private int hear(DhcpDecision.Reply reply, Phone phone) throws MalformedPacketException {
    counter.book.committed(reply.change());
    DhcpPacket answer = DhcpPacket.parse(reply.encode());
    Ip4Address address = answer.yiaddr();
    Optional<Promise> other =
        Optional.ofNullable(promises.get(address))
            .filter(p -> p.until().isAfter(counter.now()) && !p.to().equals(phone.mac()));
    DhcpMessageType type = answer.messageType().orElseThrow();
    if (type == DhcpMessageType.NAK) {
      assertThat(address.isUnspecified()).isTrue();
      return 0;
    }
    assertThat(other).as(type + " of " + address + " at " + counter.now()).isEmpty();
    assertThat(Counter.POOL.hands(address)).isTrue();
    if (type == DhcpMessageType.OFFER) {
      return 0;
    }
    promises.values().removeIf(promise -> promise.to().equals(phone.mac()));
    Duration life = answer.options().seconds(OptionCode.LEASE_TIME).orElseThrow();
    promises.put(address, new Promise(phone.mac(), counter.now().plus(life)));
    return 1;
  }
}
