// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers made for the phone that asks: SRV-1. */
class AskingPhoneTest {

  private static final Phone[] FOUR = {
    phone(1, Model.ST2030, Protocol.SIP),
    phone(2, Model.ST2022, Protocol.SIP),
    phone(3, Model.ST2030, Protocol.MGCP),
    phone(4, Model.ST2022, Protocol.MGCP),
  };

  private static Phone phone(int number, Model model, Protocol protocol) {
    return new Phone(new MacAddress(0x0014_7F00_0000L + number), model, protocol);
  }

  /** The INF that the answer leads to, wherever it says so. */
  private static String inf(DhcpPacket answer) {
    return answer
        .options()
        .text(OptionCode.VENDOR_SPECIFIC)
        .or(() -> answer.options().text(OptionCode.BOOTFILE_NAME))
        .orElse(answer.file());
  }

  @ParameterizedTest
  @DisplayName("SRV-1 four phones that ask in turns are told an INF each, in OFFER and ACK alike")
  @EnumSource(Way.class)
  void each_is_told_its_own_inf(Way way) {
    Counter counter = Counter.of(Terms.NONE.with(way));
    List<DhcpPacket> offers = new ArrayList<>();
    for (Phone phone : FOUR) {
      offers.add(counter.answer(phone.discovers()));
    }
    List<String> told = new ArrayList<>();
    for (int i = 0; i < FOUR.length; i++) {
      DhcpPacket ack = counter.answer(FOUR[i].selects(offers.get(i).yiaddr()));
      assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
      assertThat(inf(ack)).isEqualTo(inf(offers.get(i)));
      told.add(inf(ack).replaceFirst("^http://192\\.0\\.2\\.1:8080/", ""));
    }
    assertThat(told)
        .containsExactly(
            "ST2030S_00147F000001.inf",
            "ST2022S_00147F000002.inf",
            "ST2030M_00147F000003.inf",
            "ST2022M_00147F000004.inf");
  }

  @Test
  @DisplayName("SRV-1 a phone whose option 60 is lost is known by option 77 (ID-5)")
  void option_77_is_as_good() {
    Phone phone = phone(9, Model.ST2022, Protocol.SIP);
    DhcpPacket discover = phone.discovers();
    DhcpOption user = new DhcpOption.Opaque(OptionCode.USER_CLASS, Bytes.latin1("Thomson ST2022S"));
    DhcpPacket asked =
        discover.with(discover.options().without(OptionCode.VENDOR_CLASS)).with(user);
    assertThat(inf(Counter.of(Terms.NONE).answer(asked)))
        .isEqualTo(inf(Counter.of(Terms.NONE).answer(discover)))
        .endsWith("/ST2022S_00147F000009.inf");
  }

  @Test
  @DisplayName(
      "SRV-1 each model is told the VLANs of its class, and a phone that asks for none none")
  void vlans_by_model() {
    Counter counter =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(of(Model.ST2030), Terms.NONE.with(new Vlan(true, 30, 31)))
            .with(of(Model.ST2022), Terms.NONE.with(new Vlan(false, 22, 23)))
            .opens();
    assertThat(vlans(counter.answer(FOUR[0].discovers()))).containsExactly("01", "001e", "001f");
    assertThat(vlans(counter.answer(FOUR[1].discovers()))).containsExactly("00", "0016", "0017");
    DhcpPacket asksForNone =
        FOUR[0].discovers().with(new DhcpOption.ParameterList(List.of(1, 3, 43)));
    assertThat(vlans(counter.answer(asksForNone))).isEmpty();
  }

  private static ClassRule.Condition of(Model model) {
    return new ClassRule.Condition(
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> vlans(DhcpPacket answer) {
    return List.of(190, 191, 192).stream()
        .flatMap(code -> answer.options().raw(code).stream())
        .map(Bytes::hex)
        .toList();
  }

  @ParameterizedTest
  @DisplayName("SRV-1 networks that one phone may fall into by chance must not mix HTTP and TFTP")
  @CsvSource({
    "OPTION43, OPTION66, true",
    "OPTION43, OPTION150, true",
    "OPTION43, NEXT_SERVER, true",
    "TFTP, OPTION43, true",
    "OPTION43, OPTION43, false",
    "OPTION66, OPTION66, false",
  })
  void mixtures_are_warned_of(Way one, Way other, boolean warned) {
    DhcpPolicy policy =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10", "floor", Terms.NONE.with(one))
            .and("10.1.0.0/24", "10.1.0.10", "floor", Terms.NONE.with(other))
            .policy();
    assertThat(policy.warnings(List.of()).stream().filter(text -> text.contains("(SRC-1)")))
        .hasSize(warned ? 1 : 0);
  }

  @Test
  @DisplayName(
      "SRV-1 where models cannot be told apart: one model a network, or one INF fit for all")
  void phones_that_do_not_say_who_they_are() {
    Counter counter =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10", "", Terms.NONE.withInf("st2030s.inf"))
            .and("10.1.0.0/24", "10.1.0.10", "", Terms.NONE.withInf("st2022s.inf"))
            .and("10.2.0.0/24", "10.2.0.10", "", Terms.NONE)
            .opens();
    assertThat(inf(counter.answer(nameless(1, Ip4Address.of(10, 0, 0, 1)))))
        .endsWith(":8080/st2030s.inf");
    assertThat(inf(counter.answer(nameless(2, Ip4Address.of(10, 1, 0, 1)))))
        .endsWith(":8080/st2022s.inf");
    assertThat(inf(counter.answer(nameless(3, Ip4Address.of(10, 2, 0, 1)))))
        .as("neither is set: an address and no INF rather than a wrong one")
        .isEmpty();
  }

  /** What a phone asks whose options 60 and 77 got lost. */
  private static DhcpPacket nameless(int number, Ip4Address relay) {
    DhcpPacket discover = Phone.st2030(number).discovers().withGiaddr(relay);
    return discover.with(discover.options().without(OptionCode.VENDOR_CLASS));
  }
}
