// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Capture;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket.Ack;
import io.dialtone.wire.tftp.TftpPacket.Data;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import io.dialtone.wire.tftp.TftpPacket.OptionAck;
import io.dialtone.wire.tftp.TftpPacket.ReadRequest;
import io.dialtone.wire.tftp.TftpPacket.Unknown;
import io.dialtone.wire.tftp.TftpPacket.WriteRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TftpPacketTest {

  static Stream<Arguments> golden() {
    return Stream.of(
        Arguments.of(
            """
            00 01                               # RRQ
            73 74 32 30 33 30 73 2e 69 6e 66 00 # st2030s.inf
            6f 63 74 65 74 00                   # octet
            """,
            new ReadRequest("st2030s.inf")),
        Arguments.of(
            """
            00 01                               # RRQ with options, RFC 2347
            66 00 4f 63 74 65 74 00             # f, Octet
            62 6c 6b 73 69 7a 65 00 38 00       # blksize 8
            74 73 69 7a 65 00 30 00             # tsize 0
            """,
            new ReadRequest("f", "Octet", options("blksize", "8", "tsize", "0"))),
        Arguments.of(
            "00 02 2e 5c e9 2e 74 78 74 00 6e 65 74 61 73 63 69 69 00 # WRQ .\\é.txt netascii",
            new WriteRequest(".\\é.txt", "netascii", Map.of())),
        Arguments.of("00 03 00 01 aa bb # DATA 1", new Data(1, Bytes.of(0xAA, 0xBB))),
        Arguments.of("00 03 ff ff # DATA 65535, empty: the last", new Data(65535, Bytes.EMPTY)),
        Arguments.of("00 04 00 00 # ACK 0", new Ack(0)),
        Arguments.of("00 04 ff fe # ACK 65534", new Ack(65534)),
        Arguments.of("00 05 00 01 6e 6f 00 # ERROR 1 no", new Failure(1, "no")),
        Arguments.of("00 05 00 08 00 # ERROR 8", new Failure(8, "")),
        Arguments.of(
            "00 06 77 69 6e 64 6f 77 73 69 7a 65 00 34 00 # OACK windowsize 4, RFC 7440",
            new OptionAck(options("windowsize", "4"))),
        Arguments.of("00 06 # OACK of nothing", new OptionAck(Map.of())),
        Arguments.of("00 07 01 # ?", new Unknown(7, Bytes.of(1))),
        Arguments.of("00 00 # ?", new Unknown(0, Bytes.EMPTY)),
        Arguments.of("01 01 # ?", new Unknown(257, Bytes.EMPTY)));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void a_packet_is_read_and_written_byte_for_byte_TFT_1(String hex, TftpPacket expected)
      throws MalformedPacketException {
    assertThat(TftpPacket.parse(Bytes.hex(hex))).isEqualTo(expected);
    assertThat(expected.encode()).isEqualTo(Bytes.hex(hex));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                       | opcode at offset 0: needs 2 bytes, 0 left",
        "00                      | opcode at offset 0: needs 2 bytes, 1 left",
        "00 01                   | file name at offset 2: needs 1 bytes, 0 left",
        "00 01 66                | file name at offset 3: needs 1 bytes, 0 left",
        "00 01 66 00 6f          | mode at offset 5: needs 1 bytes, 0 left",
        "00 01 66 00 6f 00 62 00 | value of option b at offset 8: needs 1 bytes, 0 left",
        "00 01 66 00 6f 00 62    | option name at offset 7: needs 1 bytes, 0 left",
        "00 03 00                | block at offset 2: needs 2 bytes, 1 left",
        "00 04 00                | block at offset 2: needs 2 bytes, 1 left",
        "00 04 00 01 00          | ack at offset 4: 1 bytes too many",
        "00 05 00                | error code at offset 2: needs 2 bytes, 1 left",
        "00 06 62                | option name at offset 3: needs 1 bytes, 0 left"
      })
  void a_packet_that_ends_early_names_the_field(String hex, String message) {
    assertThatThrownBy(() -> TftpPacket.parse(hex == null ? Bytes.EMPTY : Bytes.hex(hex)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(message);
  }

  @Test
  void a_request_is_at_most_512_bytes_RFC_2347() throws MalformedPacketException {
    Bytes longest = new ReadRequest("f".repeat(512 - 2 - 1 - 6)).encode();
    assertThat(longest.length()).isEqualTo(512);
    assertThat(TftpPacket.parse(longest)).isInstanceOf(ReadRequest.class);
    assertThatThrownBy(() -> TftpPacket.parse(longest.plus(Bytes.of(0))))
        .hasMessage("request at offset 512: longer than 512 bytes");
  }

  @Test
  void an_error_message_without_its_nul_is_read_all_the_same() throws MalformedPacketException {
    assertThat(TftpPacket.parse(Bytes.hex("00 05 00 02 6e 6f"))).isEqualTo(new Failure(2, "no"));
  }

  @Test
  void option_names_are_read_without_regard_to_case_and_the_first_counts_RFC_2347()
      throws MalformedPacketException {
    Bytes request = Bytes.latin1("\0\1f\0octet\0BlkSize\0" + "1024\0blksize\0" + "8\0");
    assertThat(TftpPacket.parse(request))
        .isEqualTo(new ReadRequest("f", "octet", options("blksize", "1024")));
  }

  @Test
  void options_keep_their_order() {
    ReadRequest request = new ReadRequest("f", "octet", options("tsize", "0", "blksize", "8"));
    assertThat(request.options().keySet()).containsExactly("tsize", "blksize");
    assertThat(request.options()).isUnmodifiable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"octet", "OCTET", "Octet"})
  void the_mode_is_compared_without_regard_to_case_RFC_1350(String mode) {
    assertThat(new ReadRequest("f", mode, Map.of()).isOctet()).isTrue();
    assertThat(new ReadRequest("f", "netascii", Map.of()).isOctet()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "65534,65535", "65535,0"})
  void block_numbers_wrap_for_files_above_32_MiB_TFT_1(int block, int next) {
    assertThat(TftpPacket.nextBlock(block)).isEqualTo(next);
  }

  @Test
  void what_cannot_be_said_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Data(65536, Bytes.EMPTY));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ack(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadRequest("a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Failure(1, "a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new OptionAck(options("blksize", "8\0")));
  }

  @ParameterizedTest
  @CsvSource({
    "tftp-hpa-rrq.hex,{}",
    "curl-rrq.hex,'{tsize=0, blksize=1024, timeout=6}'",
    "atftp-rrq.hex,'{blksize=1428, windowsize=4}'"
  })
  void recorded_requests_are_read_and_written_byte_for_byte(String name, String options)
      throws MalformedPacketException {
    Bytes recorded = Capture.read(name);
    ReadRequest request = (ReadRequest) TftpPacket.parse(recorded);
    assertThat(request.file()).isEqualTo("st2030s.inf");
    assertThat(request.isOctet()).isTrue();
    assertThat(request.options()).hasToString(options);
    assertThat(request.encode()).isEqualTo(recorded);
  }

  @Test
  void recorded_answers_of_dnsmasq_are_read() throws MalformedPacketException {
    assertThat(TftpPacket.parse(Capture.read("dnsmasq-oack.hex")))
        .isEqualTo(new OptionAck(options("blksize", "1024", "tsize", "51")));
    assertThat(TftpPacket.parse(Capture.read("dnsmasq-tftp-error.hex")))
        .isEqualTo(
            new Failure(Failure.FILE_NOT_FOUND, "file /srv/tftp/nosuch not found for 192.0.2.1"));
  }

  private static Map<String, String> options(String... namesAndValues) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      options.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return options;
  }
}
