// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.dhcp.DhcpOption.Address;
import io.dialtone.wire.dhcp.DhcpOption.AddressList;
import io.dialtone.wire.dhcp.DhcpOption.Malformed;
import io.dialtone.wire.dhcp.DhcpOption.MaxMessageSize;
import io.dialtone.wire.dhcp.DhcpOption.MessageType;
import io.dialtone.wire.dhcp.DhcpOption.Opaque;
import io.dialtone.wire.dhcp.DhcpOption.ParameterList;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpOption.Seconds;
import io.dialtone.wire.dhcp.DhcpOption.SubOption;
import io.dialtone.wire.dhcp.DhcpOption.Text;
import io.dialtone.wire.dhcp.DhcpOption.Unknown;
import io.dialtone.wire.dhcp.DhcpOption.VlanFlag;
import io.dialtone.wire.dhcp.DhcpOption.VlanId;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpOptionTest {

  private static final Ip4Address A = Ip4Address.of(192, 0, 2, 1);
  private static final Ip4Address B = Ip4Address.of(192, 0, 2, 2);

  static Stream<Arguments> understood() {
    return Stream.of(
        option(1, "ffffff00", new Address(1, Ip4Address.of(255, 255, 255, 0))),
        option(3, "c0000201", new AddressList(3, A)),
        option(6, "c0000201 c0000202", new AddressList(6, List.of(A, B))),
        option(12, "737432303330", new Text(12, "st2030")),
        option(15, "6578616d706c65", new Text(15, "example")),
        option(28, "ffffffff", new Address(28, Ip4Address.BROADCAST)),
        option(42, "c0000202", new AddressList(42, B)),
        option(43, "687474703a", new Opaque(43, Bytes.latin1("http:"))),
        option(50, "c0000201", new Address(50, A)),
        option(51, "00000e10", new Seconds(51, Duration.ofHours(1))),
        option(51, "ffffffff", new Seconds(51, Seconds.FOR_EVER)),
        option(53, "08", new MessageType(DhcpMessageType.INFORM)),
        option(54, "c0000201", new Address(54, A)),
        option(55, "01 03 96", new ParameterList(List.of(1, 3, 150))),
        option(56, "6e6f", new Text(56, "no")),
        option(57, "0240", new MaxMessageSize(576)),
        option(58, "00000001", new Seconds(58, Duration.ofSeconds(1))),
        option(59, "00000000", new Seconds(59, Duration.ZERO)),
        option(60, "0101", new Opaque(60, Bytes.of(1, 1))),
        option(61, "01 00147f000001", new Opaque(61, Bytes.hex("0100147f000001"))),
        option(66, "31302e312e32", new Text(66, "10.1.2")),
        option(67, "e9", new Text(67, "é")),
        option(77, "54", new Opaque(77, Bytes.of(0x54))),
        option(150, "c0000201c0000202", new AddressList(150, List.of(A, B))),
        option(190, "01", new VlanFlag(1)),
        option(191, "0064", new VlanId(191, 100)),
        option(192, "ffff", new VlanId(192, 65535)),
        option(252, "0a", new Unknown(252, Bytes.of(10))),
        option(252, "", new Unknown(252, Bytes.EMPTY)));
  }

  private static Arguments option(int code, String hex, DhcpOption expected) {
    return Arguments.of(code, Bytes.hex(hex), expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("understood")
  void an_option_is_understood_and_written_again(int code, Bytes value, DhcpOption expected) {
    DhcpOption option = DhcpOption.of(code, value);
    assertThat(option).isEqualTo(expected);
    assertThat(option.code()).isEqualTo(code);
    assertThat(option.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1   | ffffff     | needs 4 bytes, 3 left",
        "1   | ffffff0000 | 1 bytes too many",
        "3   | -          | needs 4 bytes, 0 left",
        "3   | c000020100 | needs 4 bytes, 1 left",
        "51  | 0e10       | needs 4 bytes, 2 left",
        "53  | -          | needs 1 bytes, 0 left",
        "53  | 0103       | 1 bytes too many",
        "53  | 00         | no message type 0",
        "53  | 09         | no message type 9",
        "57  | 40         | needs 2 bytes, 1 left",
        "66  | -          | no text",
        "67  | 0000       | no text",
        "67  | 610062     | a NUL inside the text",
        "82  | 01         | needs 1 bytes, 0 left",
        "82  | 01 05 41   | needs 5 bytes, 1 left",
        "150 | c00002     | needs 4 bytes, 3 left",
        "190 | 0001       | 1 bytes too many",
        "191 | 64         | needs 2 bytes, 1 left"
      })
  void a_known_code_with_an_impossible_value_is_kept_with_the_reason(
      int code, String hex, String reason) {
    Bytes value = hex == null ? Bytes.EMPTY : Bytes.hex(hex);
    assertThat(DhcpOption.of(code, value)).isEqualTo(new Malformed(code, value, reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 15, 56, 66, 67})
  void closing_nuls_are_deleted_from_text_RFC_2132_section_2(int code) {
    assertThat(DhcpOption.of(code, Bytes.hex("61 62 00 00"))).isEqualTo(new Text(code, "ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.168.100.20", "192.168.100.20\0"})
  void option_150_may_be_dotted_text_SRC_2(String text) {
    String address = text.replace("\0", "");
    assertThat(DhcpOption.of(150, Bytes.latin1(text)))
        .isEqualTo(new AddressList(150, Ip4Address.parse(address).orElseThrow()));
  }

  @Test
  void relay_information_keeps_its_sub_options_in_order_RFC_3046() {
    Bytes value =
        Bytes.hex(
            """
            02 06 00 1b 54 aa bb cc   # 2 remote id
            01 04 00 07 00 0c         # 1 circuit id
            97 00                     # one we do not know, empty
            """);
    DhcpOption option = DhcpOption.of(82, value);
    assertThat(option)
        .isEqualTo(
            new RelayInformation(
                List.of(
                    new SubOption(2, Bytes.hex("001b54aabbcc")),
                    new SubOption(1, Bytes.hex("0007000c")),
                    new SubOption(151, Bytes.EMPTY))));
    assertThat(option.value()).isEqualTo(value);
    assertThat(((RelayInformation) option).circuitId()).contains(Bytes.hex("0007000c"));
    assertThat(((RelayInformation) option).remoteId()).contains(Bytes.hex("001b54aabbcc"));
  }

  @Test
  void an_option_that_cannot_be_said_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressList(3, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text(66, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text(66, "a\0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Seconds(51, Duration.ofSeconds(0x1_0000_0000L)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Seconds(51, Duration.ofSeconds(-1)));
  }

  @Test
  void a_packets_options_have_each_code_once_and_none_for_framing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DhcpOptions.of(new VlanFlag(0), new VlanFlag(1)))
        .withMessage("option 190 twice");
    for (int code : List.of(0, 52, 255)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DhcpOptions.of(new Unknown(code, Bytes.EMPTY)));
    }
  }

  @Test
  void with_takes_the_place_of_the_old_option_of_its_code() {
    DhcpOptions options = DhcpOptions.of(new VlanFlag(0), new MaxMessageSize(576));
    assertThat(options.with(new VlanFlag(1)).all())
        .containsExactly(new VlanFlag(1), new MaxMessageSize(576));
    assertThat(options.with(new Text(67, "x")).all())
        .containsExactly(new VlanFlag(0), new MaxMessageSize(576), new Text(67, "x"));
    assertThat(options.without(190).has(190)).isFalse();
    assertThat(options.has(190)).isTrue();
  }

  @Test
  void an_option_of_another_kind_answers_no_question() {
    DhcpOptions options = DhcpOptions.of(new Unknown(3, Bytes.of(1)), new VlanFlag(1));
    assertThat(options.address(3)).isEmpty();
    assertThat(options.addresses(190)).isEmpty();
    assertThat(options.text(190)).isEmpty();
    assertThat(options.seconds(190)).isEmpty();
    assertThat(options.raw(4)).isEmpty();
    assertThat(options.raw(3)).contains(Bytes.of(1));
    assertThat(options.find(MessageType.class)).isEmpty();
  }

  @Test
  void a_relay_selects_a_link_and_a_server_identifier_rfc_3527_5010_5107() {
    Bytes value =
        Bytes.hex(
            """
            05 04 0a 01 00 01 # link selection 10.1.0.1
            0a 01 80          # relay flags: the client sent it to the relay itself
            0b 04 0a 01 00 fe # server identifier override 10.1.0.254
            """);
    var relay = (DhcpOption.RelayInformation) DhcpOption.of(82, value);
    assertThat(relay.linkSelection()).contains(Ip4Address.of(10, 1, 0, 1));
    assertThat(relay.sentToRelay()).isTrue();
    assertThat(relay.serverIdOverride()).contains(Ip4Address.of(10, 1, 0, 254));
    assertThat(relay.value()).isEqualTo(value);
    var broken = (DhcpOption.RelayInformation) DhcpOption.of(82, Bytes.of(5, 0, 11, 3, 1, 2, 3));
    assertThat(broken.linkSelection()).isEmpty();
    assertThat(broken.serverIdOverride()).isEmpty();
    assertThat(broken.sentToRelay()).isFalse();
  }

  @Test
  void a_relay_hears_at_the_port_it_sent_from_rfc_8357() {
    Bytes value = Bytes.hex("01 02 7031 # circuit p1\n 13 00 # relay source port, without a value");
    var relay = (DhcpOption.RelayInformation) DhcpOption.of(82, value);
    assertThat(relay.hearsAtItsSourcePort()).isTrue();
    assertThat(relay.value()).isEqualTo(value);
    var usual = (DhcpOption.RelayInformation) DhcpOption.of(82, Bytes.hex("01 02 1300"));
    assertThat(usual.hearsAtItsSourcePort()).isFalse();
  }

  @Test
  void a_client_selects_a_subnet_rfc_3011() {
    assertThat(DhcpOption.of(118, Bytes.of(10, 1, 0, 0)))
        .isEqualTo(new DhcpOption.Address(118, Ip4Address.of(10, 1, 0, 0)));
  }
}
