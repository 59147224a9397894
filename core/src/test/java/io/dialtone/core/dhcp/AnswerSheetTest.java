// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Phone.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSheetTest {

  private static final Ip4Address ROUTER = Ip4Address.of(10, 0, 0, 254);
  private static final Ip4Address NTP = Ip4Address.of(10, 0, 0, 123);
  private static final Ip4Address DNS = Ip4Address.of(10, 0, 0, 53);
  private static final Terms ALL =
      Terms.NONE
          .withRouters(ROUTER)
          .withNtp(NTP)
          .withDns(DNS)
          .with(new Vlan(true, 100, 200))
          .withLease(Duration.ofHours(1));

  private static DhcpPacket asking(int... codes) {
    return ANNA.discovers()
        .with(new DhcpOption.ParameterList(java.util.Arrays.stream(codes).boxed().toList()));
  }

  @Test
  void an_offer_says_all_that_the_terms_say() {
    DhcpPacket offer = Counter.of(ALL).answer(ANNA.discovers());
    assertThat(offer.options().all())
        .extracting(DhcpOption::code)
        .containsExactly(53, 54, 51, 58, 59, 1, 3, 6, 42, 43, 190, 191, 192);
    assertThat(offer.options().address(OptionCode.SUBNET_MASK))
        .contains(Ip4Address.of(255, 255, 255, 0));
    assertThat(offer.options().addresses(OptionCode.ROUTER)).containsExactly(ROUTER);
    assertThat(offer.options().addresses(OptionCode.NTP_SERVER)).containsExactly(NTP);
    assertThat(offer.options().addresses(OptionCode.DNS_SERVER)).containsExactly(DNS);
    assertThat(offer.options().address(OptionCode.SERVER_ID)).contains(Phone.SERVER);
  }

  @Test
  void renewal_is_due_at_half_and_rebinding_at_seven_eighths_of_the_lease() {
    DhcpPacket offer = Counter.of(ALL).answer(ANNA.discovers());
    assertThat(offer.options().seconds(OptionCode.LEASE_TIME)).contains(Duration.ofHours(1));
    assertThat(offer.options().seconds(OptionCode.RENEWAL_TIME)).contains(Duration.ofMinutes(30));
    assertThat(offer.options().seconds(OptionCode.REBINDING_TIME))
        .contains(Duration.ofSeconds(3150));
  }

  @ParameterizedTest
  @DisplayName("VLN-2 VLAN options go to a phone that asks for them, or that asks for nothing")
  @CsvSource({"190, true", "1, false"})
  void vlan_options_are_sent_to_who_asks(int asked, boolean sent) {
    DhcpPacket offer = Counter.of(ALL).answer(asking(asked));
    for (int code : List.of(190, 191, 192)) {
      assertThat(offer.options().has(code)).isEqualTo(sent);
    }
  }

  @Test
  @DisplayName("VLN-1 one byte on or off, two bytes each id")
  void vlan_options_on_the_wire() {
    DhcpPacket offer = Counter.of(ALL).answer(asking(190, 191, 192));
    assertThat(offer.options().raw(190)).contains(Bytes.of(1));
    assertThat(offer.options().raw(191)).contains(Bytes.of(0, 100));
    assertThat(offer.options().raw(192)).contains(Bytes.of(0, 200));
  }

  @Test
  void the_relays_words_come_back_last_and_unchanged() {
    // RFC 3046: circuit "port 7", remote id, and a sub-option nobody knows
    Bytes relay = Bytes.hex("01 06 706f72742037  02 03 0a0b0c  63 01 ff");
    DhcpPacket offer =
        Counter.of(ALL)
            .answer(ANNA.discovers().with(DhcpOption.of(OptionCode.RELAY_INFORMATION, relay)));
    DhcpOption last = offer.options().all().getLast();
    assertThat(last.code()).isEqualTo(OptionCode.RELAY_INFORMATION);
    assertThat(last.value()).isEqualTo(relay);
  }

  @Test
  void a_broken_relay_option_comes_back_as_it_was() {
    Bytes broken = Bytes.hex("01 ff 70");
    DhcpPacket offer =
        Counter.of(ALL)
            .answer(ANNA.discovers().with(DhcpOption.of(OptionCode.RELAY_INFORMATION, broken)));
    assertThat(offer.options().raw(OptionCode.RELAY_INFORMATION)).contains(broken);
  }

  @Test
  void a_refusal_says_why_and_gives_nothing() {
    DhcpPacket nak = Counter.of(ALL).answer(ANNA.selects(Ip4Address.of(10, 0, 0, 99)));
    assertThat(nak.options().all()).extracting(DhcpOption::code).containsExactly(53, 54, 56);
    assertThat(nak.options().text(OptionCode.MESSAGE))
        .contains("10.0.0.99 is not to be handed out to it");
  }

  @ParameterizedTest
  @CsvSource({"0, 548", "576, 548", "590, 562", "1500, 1472", "65535, 1472"})
  void a_client_says_how_long_an_answer_may_be(int announced, int bytes) {
    DhcpPacket discover = ANNA.discovers();
    assertThat(
            AnswerSheet.maxBytes(
                announced == 0
                    ? discover
                    : discover.with(new DhcpOption.MaxMessageSize(announced))))
        .isEqualTo(bytes);
  }

  @Test
  void an_answer_too_long_for_its_client_leaves_out_the_least_needed()
      throws MalformedPacketException {
    DhcpOption id = new DhcpOption.Opaque(OptionCode.CLIENT_ID, Bytes.latin1("i".repeat(250)));
    Terms wordy = ALL.withInf("x".repeat(220)).withDns(DNS, DNS, DNS, DNS, DNS, DNS, DNS, DNS);
    Bytes relay = Bytes.of(1, 180).plus(Bytes.latin1("r".repeat(180)));
    DhcpDecision.Reply reply =
        Counter.of(wordy)
            .reply(
                ANNA.discovers().with(id).with(DhcpOption.of(OptionCode.RELAY_INFORMATION, relay)));
    Bytes encoded = reply.encode();
    assertThat(encoded.length()).isLessThanOrEqualTo(548);
    DhcpPacket read = DhcpPacket.parse(encoded);
    assertThat(read.options().has(OptionCode.VENDOR_SPECIFIC)).isTrue();
    assertThat(read.options().has(OptionCode.ROUTER)).isTrue();
    assertThat(read.options().has(OptionCode.DNS_SERVER)).isFalse();
  }

  @Test
  void ciaddr_comes_back_in_an_ack_and_not_in_an_offer() {
    Counter counter = Counter.of(ALL);
    Ip4Address address = counter.boots(ANNA);
    assertThat(counter.answer(ANNA.renews(address)).ciaddr()).isEqualTo(address);
    assertThat(counter.answer(ANNA.discovers()).ciaddr()).isEqualTo(Ip4Address.ANY);
  }
}
