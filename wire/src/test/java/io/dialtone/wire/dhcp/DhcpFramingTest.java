// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.dhcp.DhcpOption.Opaque;
import io.dialtone.wire.dhcp.DhcpOption.Text;
import io.dialtone.wire.dhcp.DhcpOption.Unknown;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long options (RFC 3396), option overload (RFC 2132 section 9.3), and what can go wrong in both.
 */
class DhcpFramingTest {

  private static final MacAddress MAC = new MacAddress(0x00147F000001L);
  private static final int FIXED = 236;

  @Test
  void parts_of_one_code_are_joined_in_order_RFC_3396() throws MalformedPacketException {
    DhcpPacket packet = parse("", "", "43 02 7374 35 01 01 43 00 43 04 2e696e66 ff");
    assertThat(packet.options().all())
        .containsExactly(
            new Text(67, "st.inf"), new DhcpOption.MessageType(DhcpMessageType.DISCOVER));
  }

  @Test
  void a_message_type_sent_twice_is_no_message_type() throws MalformedPacketException {
    DhcpPacket packet = parse("", "", "35 01 01 35 01 03 ff");
    assertThat(packet.messageType()).isEmpty();
    assertThat(packet.options().get(53))
        .contains(new DhcpOption.Malformed(53, Bytes.of(1, 3), "1 bytes too many"));
  }

  @Test
  void a_value_over_255_bytes_is_written_in_parts_RFC_3396() throws MalformedPacketException {
    Bytes url = Bytes.latin1("http://192.0.2.1/" + "a".repeat(500));
    DhcpPacket packet = bare().with(new Opaque(OptionCode.VENDOR_SPECIFIC, url));
    Bytes written = packet.encode();
    Bytes options = written.slice(FIXED + 4 + 3, written.length());
    assertThat(options.slice(0, 2)).isEqualTo(Bytes.of(43, 255));
    assertThat(options.slice(257, 259)).isEqualTo(Bytes.of(43, 255));
    assertThat(options.slice(514, 516)).isEqualTo(Bytes.of(43, 7));
    assertThat(options.at(523)).isEqualTo(OptionCode.END);
    assertThat(DhcpPacket.parse(written)).isEqualTo(packet);
  }

  @Test
  void exactly_255_bytes_are_one_option() throws MalformedPacketException {
    DhcpPacket packet = bare().with(new Unknown(224, Bytes.copyOf(new byte[255])));
    Bytes written = packet.encode();
    assertThat(written.length()).isEqualTo(FIXED + 4 + 3 + 2 + 255 + 1);
    assertThat(DhcpPacket.parse(written)).isEqualTo(packet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01 | 43 03 616263 ff |               | ''  | xx",
        "02 |                 | 43 03 616263 ff | yy | ''",
        "03 | 43 01 61 ff     | 43 02 6263 ff | ''  | ''"
      })
  void options_in_file_and_sname_are_read_as_option_52_says(
      String overload, String file, String sname, String fileText, String snameText)
      throws MalformedPacketException {
    // Field by field: an overloaded one holds options, the other its name.
    String inFile = file == null ? hexOf(fileText) : file;
    String inSname = sname == null ? hexOf(snameText) : sname;
    DhcpPacket packet = parse(inSname, inFile, "34 01 " + overload + " 35 01 02 ff");
    assertThat(packet.options().text(67)).contains("abc");
    assertThat(packet.file()).isEqualTo(fileText);
    assertThat(packet.serverName()).isEqualTo(snameText);
    assertThat(packet.options().has(OptionCode.OVERLOAD)).isFalse();
  }

  @Test
  void parts_are_joined_over_the_fields_options_file_sname_RFC_3396_section_5()
      throws MalformedPacketException {
    DhcpPacket packet = parse("43 01 63 ff", "43 01 62 ff", "43 01 61 34 01 03 ff");
    assertThat(packet.options().text(67)).contains("abc");
  }

  @Test
  void an_option_52_inside_an_overloaded_field_does_not_lead_in_a_circle()
      throws MalformedPacketException {
    DhcpPacket packet = parse("34 01 03 43 01 62 ff", "34 01 03 34 00 43 01 61 ff", "34 01 03 ff");
    assertThat(packet.options().all()).containsExactly(new Text(67, "ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"34 01 00 ff", "34 01 04 ff", "34 00 ff", "34 02 0101 ff"})
  void an_overload_that_cannot_be_is_malformed(String options) {
    assertThatThrownBy(() -> parse("", "", options))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageStartingWith("option 52 at offset 24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3c 22 01 ff                        | option 60 at offset 242: needs 34 bytes, 2 left",
        "35 01 01 3c                        | option 60 length at offset 244: needs 1 bytes, 0 left",
        "52 ff 01 04 00000000               | option 82 at offset 242: needs 255 bytes, 6 left"
      })
  void an_option_longer_than_the_packet_is_malformed(String options, String message) {
    assertThatThrownBy(() -> parse("", "", options)).hasMessage(message);
  }

  @Test
  void an_overloaded_option_never_reads_past_its_field() {
    String lastByteOfFile = "00 ".repeat(126) + "43 05";
    assertThatThrownBy(() -> parse("", lastByteOfFile, "34 01 01 ff"))
        .hasMessage("option 67 at offset 236: needs 5 bytes, 0 left");
  }

  @Test
  void a_packet_of_empty_options_alone_is_read_in_one_pass() throws MalformedPacketException {
    DhcpPacket packet = parse("", "", "e0 00 ".repeat(30_000));
    assertThat(packet.options().all()).containsExactly(new Unknown(224, Bytes.EMPTY));
  }

  @Test
  void a_small_packet_is_padded_to_300_bytes_RFC_1542() {
    assertThat(bare().encode().length()).isEqualTo(300);
    assertThat(bare().encode(DhcpPacket.DEFAULT_MAX_SIZE)).isEqualTo(bare().encode());
  }

  @Test
  void what_does_not_fit_goes_into_file_then_sname() throws MalformedPacketException {
    DhcpPacket packet =
        bare()
            .with(filled(224, 200))
            .with(filled(225, 120))
            .with(filled(226, 60))
            .with(filled(227, 60));
    Bytes written = packet.encode(548);
    assertThat(written.length()).isLessThanOrEqualTo(548);
    assertThat(written.slice(108, 110)).as("file").isEqualTo(Bytes.of(225, 120));
    assertThat(written.slice(44, 46)).as("sname").isEqualTo(Bytes.of(227, 60));
    DhcpPacket read = DhcpPacket.parse(written);
    assertThat(read.options().all()).containsExactlyInAnyOrderElementsOf(packet.options().all());
    assertThat(read.file()).isEmpty();
  }

  @Test
  void a_field_that_holds_a_name_is_left_to_it() throws MalformedPacketException {
    DhcpPacket packet = bare().withFile("st2030s.inf").with(filled(224, 250)).with(filled(225, 55));
    Bytes written = packet.encode(500);
    DhcpPacket read = DhcpPacket.parse(written);
    assertThat(read).isEqualTo(packet);
    assertThat(written.slice(44, 46)).as("sname").isEqualTo(Bytes.of(225, 55));
  }

  @Test
  void a_long_value_runs_over_all_three_fields_RFC_3396_section_5()
      throws MalformedPacketException {
    DhcpPacket packet = bare().with(filled(224, 450));
    DhcpPacket read = DhcpPacket.parse(packet.encode(548));
    assertThat(read.options()).isEqualTo(packet.options());
  }

  @Test
  void the_relays_words_stay_last_in_the_options_field_where_alone_a_relay_looks()
      throws MalformedPacketException {
    DhcpOption words = DhcpOption.of(82, Bytes.hex("01 06 706f72742037"));
    DhcpPacket packet =
        bare().with(filled(224, 200)).with(filled(225, 90)).with(filled(226, 60)).with(words);
    Bytes written = packet.encode(548);
    Bytes options = written.slice(FIXED + 4, written.length());
    assertThat(options.hex()).contains("5208" + words.value().hex() + "ff");
    DhcpPacket read = DhcpPacket.parse(written);
    assertThat(read.options().all()).containsExactlyInAnyOrderElementsOf(packet.options().all());
  }

  @Test
  void what_fits_nowhere_is_refused_not_cut() {
    DhcpPacket packet = bare().with(filled(224, 500));
    assertThat(packet.fits(548)).isFalse();
    assertThat(packet.fits(1472)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packet.encode(548))
        .withMessage("does not fit in 548");
    List<DhcpOption> many = IntStream.range(200, 212).mapToObj(code -> filled(code, 60)).toList();
    assertThat(bare().with(new DhcpOptions(many)).fits(548)).isFalse();
  }

  private static DhcpPacket bare() {
    return DhcpPacket.request(DhcpMessageType.DISCOVER, 7, MAC);
  }

  private static DhcpOption filled(int code, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return new Unknown(code, Bytes.copyOf(bytes));
  }

  private static String hexOf(String text) {
    return Bytes.latin1(text).hex();
  }

  /** A reply whose three option fields hold these bytes, each filled up with zeros. */
  private static DhcpPacket parse(String sname, String file, String options)
      throws MalformedPacketException {
    Bytes fixed = Bytes.hex("02 01 06 00 00000007 0000 0000 " + "00000000".repeat(4));
    return DhcpPacket.parse(
        fixed
            .plus(field("00147f000001", 16))
            .plus(field(sname, 64))
            .plus(field(file, 128))
            .plus(Bytes.hex("63825363" + options)));
  }

  private static Bytes field(String hex, int length) {
    byte[] field = new byte[length];
    Bytes.hex(hex).copyTo(field, 0);
    return Bytes.copyOf(field);
  }
}
