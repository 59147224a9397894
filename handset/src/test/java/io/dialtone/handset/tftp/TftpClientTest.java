// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.tftp.TftpPacket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TFT-1 the phone's TFTP client, packet by packet")
class TftpClientTest {

  private static final Endpoint SERVER = new Endpoint(TftpScript.SERVER, 69);
  private static final long ROOM = 100_000_000;

  @Test
  void a_file_of_several_blocks_comes_over_a_port_of_its_own_TFT_1() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3001 DATA 2 512
        keep 512
        -> 3001 ACK 2
        <- 3001 DATA 3 10
        keep 10
        -> 3001 ACK 3
        end Whole[received=1034]
        """);
  }

  @Test
  void a_file_of_whole_blocks_ends_with_an_empty_one_TFT_1() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3001 DATA 2 0
        keep 0
        -> 3001 ACK 2
        end Whole[received=512]
        """);
  }

  @Test
  void the_mac_specific_file_is_asked_for_in_the_root_TFT_2() {
    TftpClient client = new TftpClient(SERVER, "ST2030S_00147F000001.txt", ROOM);
    assertThat(client.start().getFirst())
        .isEqualTo(
            new TftpEffect.Send(SERVER, new TftpPacket.ReadRequest("ST2030S_00147F000001.txt")));
  }

  @Test
  void a_windows_style_path_is_asked_for_as_it_is_written_INF_4() {
    TftpClient client = new TftpClient(SERVER, "C:\\ip_phones\\v100.zz", ROOM);
    TftpEffect.Send request = (TftpEffect.Send) client.start().getFirst();
    assertThat(request.packet().encode())
        .isEqualTo(Bytes.latin1("\0\1C:\\ip_phones\\v100.zz\0octet\0"));
  }

  @Test
  void without_any_answer_five_tries_wait_1_2_4_8_8_seconds() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        silence 1 s
        -> 69 RRQ st2030s.inf octet{}
        silence 2 s
        -> 69 RRQ st2030s.inf octet{}
        silence 4 s
        -> 69 RRQ st2030s.inf octet{}
        silence 8 s
        -> 69 RRQ st2030s.inf octet{}
        silence 8 s
        end Unreachable[reason=no answer from 192.0.2.1:69, received=0]
        """);
  }

  @Test
  void a_peer_that_stops_mid_way_is_unreachable_after_five_tries() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        silence 1 s
        -> 3001 ACK 1
        silence 2 s
        -> 3001 ACK 1
        silence 4 s
        -> 3001 ACK 1
        silence 8 s
        -> 3001 ACK 1
        silence 8 s
        end Unreachable[reason=no DATA any more from 192.0.2.1:3001, received=512]
        """);
  }

  @Test
  void each_new_block_starts_the_patience_anew() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        silence 1 s
        -> 69 RRQ st2030s.inf octet{}
        silence 2 s
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        silence 1 s
        -> 3001 ACK 1
        <- 3001 DATA 2 1
        keep 1
        -> 3001 ACK 2
        end Whole[received=513]
        """);
  }

  @Test
  void an_answer_from_a_third_port_gets_error_5_and_disturbs_nothing() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3002 DATA 2 512
        -> 3002 ERROR 5 Unknown transfer ID
        <- 10.0.0.9:3001 DATA 2 512
        -> 10.0.0.9:3001 ERROR 5 Unknown transfer ID
        <- 3002 ERROR 1 not here
        <- 3001 DATA 2 3
        keep 3
        -> 3001 ACK 2
        end Whole[received=515]
        """);
  }

  @Test
  void before_the_first_answer_another_machine_is_a_stranger_too() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 10.0.0.9:69 DATA 1 5
        -> 10.0.0.9:69 ERROR 5 Unknown transfer ID
        <- 10.0.0.9:69 ERROR 1 not here
        <- 69 DATA 1 5
        keep 5
        -> 69 ACK 1
        end Whole[received=5]
        """);
  }

  @Test
  void a_duplicate_is_acked_once_more_and_no_block_is_ever_doubled() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3001 DATA 1 512
        -> 3001 ACK 1
        <- 3001 DATA 2 512
        keep 512
        -> 3001 ACK 2
        <- 3001 DATA 1 512
        <- 3001 DATA 2 512
        -> 3001 ACK 2
        <- 3001 DATA 3 0
        keep 0
        -> 3001 ACK 3
        end Whole[received=1024]
        """);
  }

  @Test
  void duplicates_do_not_keep_a_dead_transfer_alive() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        silence 1 s
        -> 3001 ACK 1
        <- 3001 DATA 1 512
        -> 3001 ACK 1
        silence 2 s
        -> 3001 ACK 1
        silence 4 s
        -> 3001 ACK 1
        silence 8 s
        -> 3001 ACK 1
        <- 3001 DATA 1 512
        -> 3001 ACK 1
        silence 8 s
        end Unreachable[reason=no DATA any more from 192.0.2.1:3001, received=512]
        """);
  }

  @Test
  void a_wrong_block_and_nonsense_are_ignored() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 2 512
        <- 3001 DATA 0 512
        <- 3001 ACK 1
        <- 3001 RRQ st2030s.inf
        <- 3001 UNKNOWN
        <- 3001 MALFORMED
        <- 3002 DATA 1 7
        keep 7
        -> 3002 ACK 1
        end Whole[received=7]
        """);
  }

  @Test
  void error_1_says_that_the_file_is_absent_RUN_1() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 ERROR 1 File not found
        end Absent[message=File not found]
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4, 6, 7, 8})
  void any_other_error_is_a_refusal(int code) {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 ERROR %d no
        end Refused[code=%d, message=no]
        """
            .formatted(code, code));
  }

  @Test
  void an_error_in_mid_transfer_is_a_refusal() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3001 ERROR 0 disk on fire
        end Refused[code=0, message=disk on fire]
        """);
  }

  @Test
  void options_that_were_not_asked_for_are_refused_RFC_2347() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 OACK 1024
        -> 3001 ERROR 8 options that were not asked for
        end Refused[code=8, message=options that were not asked for]
        """);
  }

  @Test
  void a_block_longer_than_512_bytes_is_refused_TFT_1() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 513
        -> 3001 ERROR 4 a block of 513 bytes
        end Refused[code=4, message=a block of 513 bytes]
        """);
  }

  @Test
  void a_body_beyond_the_limit_is_given_up_before_it_is_kept() {
    String script =
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        <- 3001 DATA 2 89
        -> 3001 ERROR 3 longer than the phone takes
        end TooLong[received=512]
        """;
    assertThat(TftpScript.play(new TftpClient(SERVER, "st2030s.inf", 600), script))
        .isEqualTo(script);
  }

  @Test
  void a_body_of_exactly_the_limit_is_taken() {
    String script =
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 88
        keep 88
        -> 3001 ACK 1
        end Whole[received=88]
        """;
    assertThat(TftpScript.play(new TftpClient(SERVER, "st2030s.inf", 88), script))
        .isEqualTo(script);
  }

  @Test
  void where_there_is_no_room_the_server_is_told() {
    plays(
        """
        -> 69 RRQ st2030s.inf octet{}
        <- 3001 DATA 1 512
        keep 512
        -> 3001 ACK 1
        no room
        -> 3001 ERROR 3 longer than the phone takes
        end TooLong[received=512]
        """);
  }

  @Test
  void block_numbers_wrap_above_32_MiB_TFT_1() {
    TftpClient client = new TftpClient(SERVER, "big.zz", ROOM);
    client.start();
    Endpoint peer = new Endpoint(TftpScript.SERVER, 3001);
    Bytes full = Bytes.copyOf(new byte[TftpPacket.BLOCK_SIZE]);
    for (int block = 1; block <= 70_000; block++) {
      int number = block % 65_536;
      List<TftpEffect> effects = client.received(peer, new TftpPacket.Data(number, full).encode());
      assertThat(effects).contains(new TftpEffect.Send(peer, new TftpPacket.Ack(number)));
    }
    List<TftpEffect> last =
        client.received(peer, new TftpPacket.Data(70_001 % 65_536, Bytes.EMPTY).encode());
    assertThat(last).contains(new TftpEffect.End(new TftpOutcome.Whole(70_000L * 512)));
  }

  @Test
  void a_name_that_no_request_can_carry_is_refused_without_asking() {
    for (String name : List.of("a\0b", "f".repeat(506))) {
      assertThat(new TftpClient(SERVER, name, ROOM).start())
          .singleElement()
          .isInstanceOf(TftpEffect.End.class);
    }
    assertThat(new TftpClient(SERVER, "f".repeat(503), ROOM).start()).hasSize(2);
  }

  private static void plays(String script) {
    assertThat(TftpScript.play(new TftpClient(SERVER, "st2030s.inf", ROOM), script))
        .isEqualTo(script);
  }
}
