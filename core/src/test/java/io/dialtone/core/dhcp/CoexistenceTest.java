// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import org.junit.jupiter.api.Test;

/** Beside another DHCP server: only these phones are answered. */
class CoexistenceTest {

  private static final MacAddress PC = new MacAddress(0x0002_B3AA_BB01L);
  private static final MacAddress THOMSON_CARD = new MacAddress(0x0014_7FAA_BB01L);

  private final Counter counter =
      Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
          .with(Manner.USUAL.withPhonesOnly(true).withAuthoritative(false))
          .with(
              new ReservedPhone(new Reservation(Bytes.latin1("front desk"), host(50)), Terms.NONE))
          .opens();

  private static DhcpPacket bare(DhcpMessageType type, MacAddress mac) {
    return DhcpPacket.request(type, 7, mac).withGiaddr(Phone.RELAY);
  }

  private static DhcpOption option(int code, String text) {
    return new DhcpOption.Opaque(code, Bytes.latin1(text));
  }

  @Test
  void a_phone_is_known_by_option_60_ID_4() {
    DhcpPacket foreignCard = bare(DhcpMessageType.DISCOVER, PC);
    DhcpOption vendor = ANNA.discovers().options().get(OptionCode.VENDOR_CLASS).orElseThrow();
    assertThat(counter.gist(foreignCard.with(vendor))).isEqualTo("OFFER 10.0.0.10");
  }

  @Test
  void a_phone_is_known_by_option_77_ID_5() {
    DhcpPacket packet =
        bare(DhcpMessageType.DISCOVER, PC).with(option(OptionCode.USER_CLASS, "Thomson ST2030S"));
    assertThat(counter.gist(packet)).isEqualTo("OFFER 10.0.0.10");
  }

  @Test
  void a_phone_is_known_by_its_card_unless_option_60_is_another_vendors_ID_6() {
    DhcpPacket card = bare(DhcpMessageType.DISCOVER, THOMSON_CARD);
    assertThat(counter.gist(card)).isEqualTo("OFFER 10.0.0.10");
    DhcpPacket modem = card.with(option(OptionCode.VENDOR_CLASS, "docsis3.0:"));
    assertThat(counter.ask(modem).reason())
        .isEqualTo("no phone of ours, and only those are answered");
  }

  @Test
  void who_has_a_reservation_is_answered_too() {
    DhcpPacket packet =
        bare(DhcpMessageType.DISCOVER, PC).with(option(OptionCode.CLIENT_ID, "front desk"));
    assertThat(counter.gist(packet)).isEqualTo("OFFER 10.0.0.50");
  }

  @Test
  void any_other_machine_gets_nothing_whatever_it_says() {
    DhcpOption wish = new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, host(99));
    for (DhcpMessageType type : DhcpMessageType.values()) {
      assertThat(counter.gist(bare(type, PC).with(wish))).as(type.name()).isEqualTo("silence");
    }
  }

  @Test
  void a_phone_with_an_address_of_the_other_server_is_not_refused() {
    assertThat(counter.gist(ANNA.comesBackTo(host(99)))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.rebinds(host(99)))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.comesBackTo(Phone.SERVER))).isEqualTo("silence");
  }
}
