// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.VendorClass.Item;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ID-4 option 60 is a sequence of code, length and text")
class VendorClassTest {

  /** The vendor's own example: option 60, length 33. */
  static final Bytes VENDORS_EXAMPLE =
      Bytes.hex(
          """
          01 07 54 68 6f 6d 73 6f 6e   # 1 manufacturer  Thomson
          02 06 53 54 32 30 33 30      # 2 model         ST2030
          03 03 53 49 50               # 3 protocol      SIP
          04 01 31                     # 4 hardware      1
          05 02 30 31                  # 5 software      01
          06 02 30 31                  # 6 minor         01
          """);

  /** How a TB30 writes the same items: codes and lengths as ASCII digits. */
  private static final Bytes ASCII_DIGITS =
      Bytes.hex(
          """
          31 37 54 68 6f 6d 73 6f 6e   # '1' '7'  Thomson
          32 34 54 42 33 30            # '2' '4'  TB30
          33 33 53 49 50               # '3' '3'  SIP
          """);

  @Test
  void the_vendors_33_bytes_are_read_and_written_ID_4() throws MalformedPacketException {
    assertThat(VENDORS_EXAMPLE.length()).isEqualTo(33);
    VendorClass read = VendorClass.parse(VENDORS_EXAMPLE);
    assertThat(read).isEqualTo(VendorClass.of(Model.ST2030, Protocol.SIP, "1", "01", "01"));
    assertThat(read.knownModel()).contains(Model.ST2030);
    assertThat(read.knownProtocol()).contains(Protocol.SIP);
    assertThat(read.encode()).isEqualTo(VENDORS_EXAMPLE);
  }

  @Test
  void items_may_come_in_any_order_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(Bytes.hex("03 04 4d474350 02 06 535432303232 01 01 54"));
    assertThat(read.knownProtocol()).contains(Protocol.MGCP);
    assertThat(read.knownModel()).contains(Model.ST2022);
    assertThat(read.manufacturer()).contains("T");
    assertThat(read.hardwareRelease()).isEmpty();
  }

  @Test
  void lengths_may_vary_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(Bytes.hex("04 02 3130 05 00 02 07 53543230333058"));
    assertThat(read.hardwareRelease()).contains("10");
    assertThat(read.softwareRelease()).contains("");
    assertThat(read.model()).contains("ST2030X");
    assertThat(read.knownModel()).isEmpty();
  }

  @Test
  void unknown_codes_are_kept_and_written_last_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(Bytes.hex("09 02 ffee 01 01 54 00 00"));
    assertThat(read.unknown())
        .containsExactly(new Item(9, Bytes.of(0xFF, 0xEE)), new Item(0, Bytes.EMPTY));
    assertThat(read.encode()).isEqualTo(Bytes.hex("01 01 54 09 02 ffee 00 00"));
  }

  @Test
  void of_an_item_given_twice_the_first_counts_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(Bytes.hex("03 03 534950 03 04 4d474350"));
    assertThat(read.knownProtocol()).contains(Protocol.SIP);
    assertThat(read.unknown()).containsExactly(new Item(3, Bytes.latin1("MGCP")));
  }

  @Test
  void codes_and_lengths_as_ascii_digits_are_read_too_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(ASCII_DIGITS);
    assertThat(read.manufacturer()).contains("Thomson");
    assertThat(read.model()).contains("TB30");
    assertThat(read.knownModel()).isEmpty();
    assertThat(read.knownProtocol()).contains(Protocol.SIP);
    assertThat(VendorClass.parse(read.encode())).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01                   | vendor class item length at offset 1: needs 1 bytes, 0 left",
        "01 07 5468           | vendor class item 1 at offset 2: needs 7 bytes, 2 left",
        "01 01 54 02          | vendor class item length at offset 4: needs 1 bytes, 0 left",
        "01 ff                | vendor class item 1 at offset 2: needs 255 bytes, 0 left",
        "31 37 5468           | vendor class item 1 at offset 2: needs 7 bytes, 2 left",
        "31 07 54686f6d736f6e | vendor class item length at offset 1: 7 is no ASCII digit"
      })
  void an_option_60_that_ends_early_is_malformed_ID_4(String hex, String message) {
    assertThatThrownBy(() -> VendorClass.parse(Bytes.hex(hex)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(message);
  }

  @Test
  void a_plain_text_class_of_another_device_is_not_one_of_ours_ID_4() {
    assertThatThrownBy(() -> VendorClass.parse(Bytes.latin1("MSFT 5.0")))
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void an_empty_option_says_nothing_ID_4() throws MalformedPacketException {
    VendorClass read = VendorClass.parse(Bytes.EMPTY);
    assertThat(read.manufacturer()).isEmpty();
    assertThat(read.encode()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void an_item_over_255_bytes_cannot_be_written_ID_4() {
    VendorClass tooLong =
        new VendorClass(
            Optional.of("T".repeat(256)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThatIllegalArgumentException().isThrownBy(tooLong::encode);
  }
}
