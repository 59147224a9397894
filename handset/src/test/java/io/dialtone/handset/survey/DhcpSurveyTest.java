// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.vlan.VlanReading;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DhcpSurveyTest {
  private static final Ip4Address ONE = Ip4Address.of(10, 0, 0, 1);
  private static final Ip4Address TWO = Ip4Address.of(10, 0, 0, 2);
  private static final String URL = "http://10.0.0.1/a.inf";

  private final DhcpSurvey survey =
      new DhcpSurvey(
          PhoneIdentity.atPowerUp(
              new MacAddress(0x00147F000001L), FlashContent.factory(Model.ST2030, Protocol.SIP)),
          0x1234,
          69);

  private DhcpPacket offer(Ip4Address server) {
    return survey
        .question()
        .reply(DhcpMessageType.OFFER)
        .withYiaddr(Ip4Address.of(10, 0, 0, 20))
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, server))
        .with(new DhcpOption.Address(OptionCode.SUBNET_MASK, Ip4Address.of(255, 255, 255, 0)))
        .with(new DhcpOption.AddressList(OptionCode.ROUTER, List.of(ONE)))
        .with(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofHours(8)));
  }

  private DhcpPacket leading(Ip4Address server) {
    return offer(server).with(new DhcpOption.Opaque(OptionCode.VENDOR_SPECIFIC, Bytes.latin1(URL)));
  }

  @Test
  @DisplayName("ID-4 ID-5 VLN-2 the question is a phone's, with the broadcast bit")
  void the_question_is_a_phones() {
    DhcpPacket asked = survey.question();
    assertThat(asked.messageType()).contains(DhcpMessageType.DISCOVER);
    assertThat(asked.broadcast()).isTrue();
    assertThat(asked.options().raw(OptionCode.VENDOR_CLASS).orElseThrow().latin1())
        .contains("Thomson", "ST2030");
    assertThat(asked.options().raw(OptionCode.USER_CLASS).orElseThrow().latin1())
        .contains("Thomson ST2030S");
    assertThat(asked.options().raw(OptionCode.PARAMETER_LIST).orElseThrow().hex())
        .contains("bebfc0"); // 190, 191, 192
  }

  @Test
  void silence_is_told() {
    assertThat(survey.verdict())
        .isEqualTo(new Verdict(false, "no DHCP server answered", List.of()));
  }

  @Test
  @DisplayName("SRC-4 one answer that leads to an INF is good")
  void one_answer_that_leads_to_an_inf_is_good() {
    assertThat(survey.take(leading(ONE).encode())).isTrue();
    assertThat(survey.take(leading(ONE).encode())).as("the same again").isFalse();
    assertThat(survey.offers())
        .singleElement()
        .satisfies(offer -> {
          assertThat(offer.server()).isEqualTo(ONE);
          assertThat(offer.lease().address()).hasToString("10.0.0.20");
          assertThat(offer.vlan()).isEqualTo(new VlanReading.Silent());
          assertThat(offer.warnings()).isEmpty();
        });
    Verdict verdict = survey.verdict();
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.reason()).isEqualTo("a phone asks for " + URL);
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  @DisplayName("SRC-1 a stray option 66 beside 43 leads elsewhere, and is warned about")
  void a_stray_option_leads_elsewhere() {
    survey.take(leading(ONE).with(new DhcpOption.Text(66, "10.0.0.9")).encode());
    assertThat(survey.verdict().reason()).startsWith("a phone asks for tftp://10.0.0.9");
    assertThat(survey.offers().getFirst().warnings())
        .containsExactly("stray option 66 beside option 43 sends the phone to TFTP, not to " + URL);
  }

  @Test
  @DisplayName("SRC-1 an address without a source is no good answer")
  void an_address_without_a_source_is_no_good_answer() {
    survey.take(offer(ONE).encode());
    assertThat(survey.verdict().good()).isFalse();
    assertThat(survey.verdict().reason()).startsWith("a phone gets an address and no source");
  }

  @Test
  void two_servers_are_never_good_and_what_they_do_together_is_told() {
    survey.take(leading(ONE).encode());
    survey.take(offer(TWO).encode());
    Verdict verdict = survey.verdict();
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.reason()).startsWith("2 DHCP servers answer");
    assertThat(verdict.warnings())
        .containsExactly("a phone that takes the address of 10.0.0.2 is not provisioned at all");
  }

  @Test
  void two_servers_that_lead_to_different_places_are_told() {
    survey.take(leading(ONE).encode());
    survey.take(offer(TWO).with(new DhcpOption.Text(66, "10.0.0.2")).encode());
    assertThat(survey.verdict().warnings())
        .containsExactly("the servers lead phones to different places");
  }

  @Test
  @DisplayName("VLN-1 VLAN options that are not all there are warned about")
  void half_a_vlan_is_warned_about() {
    survey.take(leading(ONE).with(new DhcpOption.Opaque(190, Bytes.of(1))).encode());
    assertThat(survey.offers().getFirst().warnings())
        .singleElement()
        .asString()
        .startsWith("the VLAN options do not count: ");
  }

  @Test
  void an_offer_with_little_in_it_is_warned_about() {
    DhcpPacket bare =
        survey
            .question()
            .reply(DhcpMessageType.OFFER)
            .withYiaddr(Ip4Address.of(10, 0, 0, 20))
            .with(new DhcpOption.Address(OptionCode.SERVER_ID, ONE))
            .with(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(60)));
    survey.take(bare.encode());
    assertThat(survey.offers().getFirst().warnings())
        .containsExactly(
            "no subnet mask (option 1): the phone takes /8",
            "no router (option 3): the phone reaches its own network only",
            "the lease lasts only 60 s");
  }

  @Test
  void what_no_phone_would_take_is_no_offer_but_is_told() {
    assertThat(survey.take(Bytes.latin1("rubbish"))).isFalse();
    assertThat(survey.take(offer(ONE).with(offer(ONE).options().without(54)).encode())).isFalse();
    assertThat(survey.take(offer(ONE).withYiaddr(Ip4Address.ANY).encode())).isFalse();
    assertThat(survey.take(survey.question().reply(DhcpMessageType.NAK).encode())).isFalse();
    assertThat(survey.take(survey.question().encode())).as("a client's own packet").isFalse();
    assertThat(survey.offers()).isEmpty();
    assertThat(survey.verdict().warnings())
        .hasSize(4)
        .anyMatch(warning -> warning.contains("not DHCP"))
        .contains(
            "an OFFER without server identifier (option 54): phones pass it over",
            "an OFFER without address: phones pass it over",
            "an answer to a DISCOVER is no OFFER: phones pass it over");
  }

  @Test
  void answers_to_others_are_passed_over() {
    var other =
        new DhcpSurvey(
            PhoneIdentity.atPowerUp(
                new MacAddress(2), FlashContent.factory(Model.ST2022, Protocol.MGCP)),
            0x1234,
            69);
    assertThat(other.take(leading(ONE).encode())).isFalse();
    assertThat(other.verdict().warnings()).isEmpty();
    assertThat(Optional.of(other.offers())).contains(List.of());
  }
}
