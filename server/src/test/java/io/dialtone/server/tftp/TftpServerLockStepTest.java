// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A raw client and the real server, packet by packet. */
@Timeout(60)
class TftpServerLockStepTest {
  private static final String NOT_FOUND = "0005 0001 'file not found' 00";
  private static final String ILLEGAL = "0005 0004 'illegal TFTP operation' 00";

  @TempDir Path root;

  @BeforeEach
  void some_files() throws Exception {
    TftpStage.write(root, "st2030s.inf", "[config]\r\n");
    TftpStage.write(root, "ip_phones/mgcp/st2030/v100.zz", "zz");
    TftpStage.write(root, "ST2030S_00147F000001.txt", "[sys]\n");
    TftpStage.write(root, "long", "x".repeat(700));
    TftpStage.write(root, "full", "y".repeat(512));
    TftpStage.write(root, "empty", "");
  }

  private static String read(String name) {
    return "0001 '" + name + "' 00 'octet' 00";
  }

  private static String data(int block, String text) {
    return String.format("0003 %04x '%s'", block, text);
  }

  @Test
  void a_file_goes_out_in_512_byte_blocks_from_a_port_of_its_own_TFT_1() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      assertThat(phone.peer().getPort()).isNotEqualTo(stage.endpoint().port());
      phone.sends("0004 0001").expects(data(2, "x".repeat(188))).sends("0004 0002");

      JournalRecord told = stage.nextRecord();
      assertThat(told.level()).isEqualTo(Level.INFO);
      assertThat(told.text()).contains("got \"long\": 700 bytes in ");
      assertThat(stage.server().figures().finished()).isEqualTo(1);
      assertThat(stage.server().figures().volume().bytes()).isEqualTo(700);
    }
  }

  @Test
  void a_full_last_block_is_followed_by_an_empty_one_TFT_1() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("full")).expects(data(1, "y".repeat(512)));
      phone.sends("0004 0001").expects("0003 0002").sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"full\"");

      phone.asks(read("empty")).expects("0003 0001").sends("0004 0001");
      assertThat(stage.nextRecord().text()).contains("got \"empty\": 0 bytes");
    }
  }

  @Test
  void options_are_acknowledged_before_the_data() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone
          .asks(read("long") + "'tsize' 00 '0' 00 'blksize' 00 '600' 00 'nonsense' 00 '1' 00")
          .expects("0006 'blksize' 00 '600' 00 'tsize' 00 '700' 00")
          .sends("0004 0000")
          .expects(data(1, "x".repeat(600)))
          .sends("0004 0001")
          .expects(data(2, "x".repeat(100)))
          .sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
    }
  }

  @Test
  void a_window_of_blocks_goes_out_at_once() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone
          .asks(read("long") + "'blksize' 00 '300' 00 'windowsize' 00 '2' 00")
          .expects("0006 'blksize' 00 '300' 00 'windowsize' 00 '2' 00")
          .sends("0004 0000")
          .expects(data(1, "x".repeat(300)))
          .expects(data(2, "x".repeat(300)))
          .sends("0004 0002")
          .expects(data(3, "x".repeat(100)))
          .sends("0004 0003");
      assertThat(stage.nextRecord().text()).contains("got \"long\"");
    }
  }

  @Test
  void netascii_sends_line_ends_as_cr_lf() throws Exception {
    TftpStage.write(root, "text", "a\nb\rc");
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone
          .asks("0001 'text' 00 'NetASCII' 00 'tsize' 00 '0' 00")
          .expects("0006 'tsize' 00 '7' 00")
          .sends("0004 0000")
          .expects("0003 0001 'a' 0D0A 'b' 0D00 'c'")
          .sends("0004 0001");
      assertThat(stage.nextRecord().text()).contains("got \"text\": 7 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\ip_phones\\mgcp\\st2030\\v100.zz",
    "c:/ip_phones/mgcp/st2030/v100.zz",
    "\\ip_phones\\mgcp\\st2030\\v100.zz",
    "/ip_phones/mgcp/st2030/v100.zz",
    "//ip_phones//mgcp/st2030/v100.zz",
    ".\\ip_phones\\mgcp\\.\\st2030\\v100.zz",
    "IP_Phones\\MGCP\\ST2030\\V100.ZZ",
  })
  @DisplayName("INF-4 windows-style, absolute and relative paths mean the file below the root")
  void windows_paths(String name) throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read(name)).expects(data(1, "zz")).sends("0004 0001");
      assertThat(stage.nextRecord().text()).contains("got \"ip_phones/mgcp/st2030/v100.zz\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../long, '..'",
    "..\\long, '..'",
    "ip_phones/../long, '..'",
    "C:..\\long, '..'",
    "C:\\..\\..\\etc\\passwd, '..'",
    "/etc/passwd, no file",
    "D:D:\\long, drive letter",
    "%2e%2e/long, no file",
    "%2e%2e%2flong, no file",
    "ip_phones, no file",
    "absent.ser, no file",
  })
  @DisplayName("INF-4 nothing outside the root is given, and every refusal looks like absence")
  void refusals(String name, String reason) throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read(name)).expects(NOT_FOUND);
      assertThat(phone.peer().getPort()).isEqualTo(stage.endpoint().port());
      assertThat(stage.nextRecord().text()).contains(reason.replace("'", ""));
      assertThat(stage.server().figures().refused()).isEqualTo(1);
    }
  }

  @Test
  void a_nul_in_the_name_makes_another_request_or_a_malformed_one() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone
          .asks("0001 'long' 00 '.txt' 00 'octet' 00") // mode ".txt", option "octet" without value
          .expects("0005 0004 'malformed request' 00");
      phone
          .asks("0001 'long' 00 '.txt' 00") // mode ".txt"
          .expects("0005 0004 'only octet and netascii are served' 00");
    }
  }

  @Test
  void two_names_that_differ_in_case_alone_are_not_guessed_between_ID_2() throws Exception {
    TftpStage.write(root, "Twin", "1");
    TftpStage.write(root, "tWIN", "2");
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("twin")).expects(NOT_FOUND);
      assertThat(stage.nextRecord())
          .satisfies(told -> assertThat(told.level()).isEqualTo(Level.WARN))
          .satisfies(told -> assertThat(told.text()).contains("match without regard to case"));
      phone.asks(read("Twin")).expects(data(1, "1")).sends("0004 0001");
      assertThat(stage.nextRecord().text()).contains("got \"Twin\"");
    }
  }

  @Test
  void the_mac_named_file_lies_in_the_root_and_the_phone_is_remembered_TFT_2() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint(), "127.7.7.7")) {
      phone.asks(read("st2030s_00147f000001.txt")).expects("0003 0001 '[sys]' 0A");
      phone.sends("0004 0001");

      MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
      assertThat(stage.nextRecord().mac()).contains(mac);
      assertThat(stage.phones().find(mac)).isPresent();
    }
  }

  @Test
  void a_packet_from_a_third_port_gets_error_5_and_disturbs_nothing() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint());
        RawClient third = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      third.intrudesOn(phone, "0004 0001").expects("0005 0005 'unknown transfer ID' 00");
      phone.hasNothing();
      phone.sends("0004 0001").expects(data(2, "x".repeat(188))).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("1 packets from other ports");
    }
  }

  @Test
  void a_long_transfer_is_connected_and_a_third_port_gets_error_5_all_the_same() throws Exception {
    TftpStage.write(root, "many", "z".repeat(8 * 300));
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint());
        RawClient third = new RawClient(stage.endpoint())) {
      phone.asks(read("many") + "'blksize' 00 '8' 00").expects("0006 'blksize' 00 '8' 00");
      phone.sends("0004 0000").expects(data(1, "z".repeat(8)));
      for (int block = 1; block < 300; block++) {
        phone.sends(String.format("0004 %04x", block)).expects(data(block + 1, "z".repeat(8)));
      }
      assertThat(Files.readString(Path.of("/proc/net/udp")))
          .as("a socket of that port in state ESTABLISHED")
          .containsPattern(String.format(":%04X [0-9A-F:]+ 01 ", phone.peer().getPort()));
      third.intrudesOn(phone, "0004 012C").expects("0005 0005 'unknown transfer ID' 00");
      phone.hasNothing().sends("0004 012C").expects("0003 012D").sends("0004 012D");
      assertThat(stage.nextRecord().text())
          .contains("got \"many\": 2400 bytes")
          .contains("1 packets from other ports");
    }
  }

  @Test
  void a_stray_packet_on_the_port_of_requests_gets_error_5() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks("0004 0001").expects("0005 0005 'unknown transfer ID' 00");
      phone.asks("0009").expects(ILLEGAL);
      phone.asks("0005 0000 00"); // an error is never answered …
      phone.asks("00"); // … nor is noise
      phone.asks(read("absent")).expects(NOT_FOUND).hasNothing();
    }
  }

  @Test
  void writing_is_refused_with_error_2_and_other_modes_with_error_4() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks("0002 'mine' 00 'octet' 00").expects("0005 0002 'this server takes no files' 00");
      phone
          .asks("0001 'long' 00 'mail' 00")
          .expects("0005 0004 'only octet and netascii are served' 00");
      phone.asks("0001 'long'").expects("0005 0004 'malformed request' 00");
      assertThat(stage.nextRecord().text()).contains("is refused: wanted to write \"mine\"");
      assertThat(root.resolve("mine")).doesNotExist();
    }
  }

  @Test
  void a_wrong_block_and_a_repeated_ack_send_nothing() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      phone.sends("0004 0007").sends("0004 0000").sends("0004 0001").sends("0004 0001");
      phone.expects(data(2, "x".repeat(188))).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("3 stray acknowledgements");
      phone.hasNothing();
    }
  }

  @Test
  void a_client_that_stops_is_asked_again_and_then_given_up() throws Exception {
    try (TftpStage stage = TftpStage.brisk(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      Bytes first = RawClient.bytes(data(1, "x".repeat(512)));
      phone.asks(read("long")).expects(first).expects(first).expects(first);
      assertThat(stage.nextRecord())
          .satisfies(told -> assertThat(told.level()).isEqualTo(Level.WARN))
          .satisfies(told ->
              assertThat(told.text())
                  .contains(
                      "did not get all of \"long\": the client stopped answering at block 0 of"
                          + " 2; 0 of 700 bytes acknowledged, 2 sent again"));
      phone.hasNothing();
    }
  }

  @Test
  void an_error_of_the_client_ends_the_transfer() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      phone.sends("0005 0003 'disk full' 00");
      assertThat(stage.nextRecord().text())
          .contains("the client gave up with error 3 \"disk full\"");
    }
  }

  @Test
  void nonsense_on_the_port_of_a_transfer_ends_it_with_error_4() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      phone.sends("0004 00").expects(ILLEGAL);
      assertThat(stage.nextRecord().text()).contains("a malformed packet (block");
    }
  }

  @Test
  void a_repeated_request_starts_no_second_transfer() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      phone.asks(read("long")).asks(read("absent")).expects(NOT_FOUND);
      assertThat(stage.nextRecord().text()).contains("absent");
      assertThat(stage.server().figures().started()).isEqualTo(1);
    }
  }

  @Test
  void who_asks_again_after_a_while_is_sent_the_first_packet_again() throws Exception {
    try (TftpStage stage = TftpStage.trying(root, 1, Duration.ofSeconds(4));
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      while (!phone.asks(read("long")).hasSomething()) {
        assertThat(stage.server().figures().failed()).isZero(); // as it would be after 4 seconds
      }
      phone.expects(data(1, "x".repeat(512))).sends("0004 0001");
      phone.expects(data(2, "x".repeat(188))).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"long\"", ", 1 sent again");
      assertThat(stage.server().figures().started()).isEqualTo(1);
    }
  }

  @Test
  void another_request_from_the_same_port_replaces_the_transfer() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      phone.asks(read("full")).expects(data(1, "y".repeat(512)));
      assertThat(stage.nextRecord().text()).contains("the client asked anew from the same port");
      phone.sends("0004 0001").expects("0003 0002").sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("got \"full\"");
    }
  }

  @Test
  void more_transfers_than_allowed_are_passed_over_in_silence() throws Exception {
    try (TftpStage stage = new TftpStage(root, one());
        RawClient first = new RawClient(stage.endpoint());
        RawClient second = new RawClient(stage.endpoint());
        RawClient elsewhere = new RawClient(stage.endpoint(), "127.0.0.9")) {
      first.asks(read("long")).expects(data(1, "x".repeat(512)));
      first.sends("0004 0001").receive();
      second.asks(read("long"));
      assertThat(stage.nextRecord().text())
          .endsWith(
              "must ask again: 1 transfers go to its address, as many as to one (tftp.per-client)");
      elsewhere.asks(read("long")).expects(data(1, "x".repeat(512)));
      elsewhere.sends("0004 0001").receive();
      second.hasNothing();

      first.sends("0005 0000 00");
      assertThat(stage.nextRecord().text()).contains("the client gave up");
      second.asks(read("long")).expects(data(1, "x".repeat(512)));
    }
  }

  @Test
  void a_client_that_never_answered_makes_room_for_another_behind_the_same_address()
      throws Exception {
    try (TftpStage stage = new TftpStage(root, one());
        RawClient elsewhere = new RawClient(stage.endpoint(), "127.0.0.9");
        RawClient silent = new RawClient(stage.endpoint());
        RawClient phone = new RawClient(stage.endpoint())) {
      elsewhere.asks(read("long")).expects(data(1, "x".repeat(512)));
      silent.asks(read("long")).expects(data(1, "x".repeat(512)));
      while (!phone.asks(read("long")).hasSomething()) {
        assertThat(stage.server().figures().failed()).isZero(); // a tenth of a second is not over
      }
      phone.expects(data(1, "x".repeat(512)));
      elsewhere.sends("0004 0001").expects(data(2, "x".repeat(188))); // another address's stays
      assertThat(stage.server().figures().volume().displaced()).isEqualTo(1);
    }
  }

  /** One transfer to one address, on one thread. */
  private static TftpSettings one() {
    return new TftpSettings(
        TftpStage.anywhere("127.0.0.1"),
        TftpStage.PATIENT,
        2,
        1,
        new TftpSettings.Answer.OwnPorts(Optional.empty(), 1));
  }

  @Test
  void a_wildcard_server_asked_at_127_0_0_7_answers_from_127_0_0_7() throws Exception {
    try (TftpStage stage = TftpStage.of(root, "0.0.0.0")) {
      Ip4Address seven = Ip4Address.of(127, 0, 0, 7);
      try (RawClient phone = new RawClient(new Endpoint(seven, stage.endpoint().port()))) {
        phone.asks(read("long")).expects(data(1, "x".repeat(512)));
        assertThat(phone.peer().getAddress().getHostAddress()).isEqualTo("127.0.0.7");
        phone.asks(read("absent")).expects(NOT_FOUND);
        assertThat(Addresses.endpoint(phone.peer()))
            .isEqualTo(new Endpoint(seven, stage.endpoint().port()));
      }
    }
  }

  @Test
  void a_file_changed_during_a_transfer_is_sent_whole_as_it_was() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      TftpStage.write(root, "long", "z".repeat(9000));
      phone.sends("0004 0001").expects(data(2, "x".repeat(188))).sends("0004 0002");
      assertThat(stage.nextRecord().text()).contains("700 bytes");
    }
  }

  @Test
  void a_stopping_server_ends_transfers_and_tells_so() throws Exception {
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      phone.asks(read("long")).expects(data(1, "x".repeat(512)));
      stage.server().close(Duration.ZERO);
      assertThat(stage.nextRecord().text()).contains("the server is stopping");
    }
  }
}
