// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.report.FailureLine;
import io.dialtone.fleet.report.RequestLine;
import io.dialtone.fleet.report.SlowPhone;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  private final Tally tally = new Tally();

  private List<String> kinds() {
    return tally.requests().stream().map(line -> line.transport() + " " + line.kind()).toList();
  }

  @Test
  void files_are_told_apart_by_what_phones_stored_them_as() {
    for (String path : List.of("/a/whatever.bin?x=1", "/b/anything", "/c/unheard-of")) {
      tally.http(path, Answer.TAKEN, 10, 1_000);
    }
    FlashContent stored =
        FlashContent.factory(Model.ST2030, Protocol.SIP)
            .withFirmware(
                FlashItem.DSP,
                new InstalledFirmware(
                    Optional.of("http://h/a/whatever.bin"), "3.30", Optional.empty()))
            .withFile(
                FlashItem.COMMON_CONFIG,
                new StoredFile("anything", StoredBody.ofText(Bytes.latin1("x"))));
    tally.stored(stored);
    assertThat(kinds()).containsExactly("HTTP common config", "HTTP DSP", "HTTP other files");
  }

  @ParameterizedTest
  @CsvSource({
    "st2030s.inf, INF",
    "/deep/ST2030S_00147F000001.INF, INF",
    ".\\\\phones\\\\ST2022M_00147F000001.txt, .txt",
    "/p/st2030s_00147f000001.ser, .ser",
    "/p/other.txt, other files",
  })
  void a_phones_own_files_are_known_by_their_names_ID_2(String path, String kind) {
    tally.tftp(path, Answer.ABSENT, 0, 1_000);
    assertThat(kinds()).containsExactly("TFTP " + kind);
  }

  @Test
  void answers_are_counted_each_its_own_way_and_no_answer_has_no_time() {
    tally.http("/a.inf", Answer.TAKEN, 100, 1_000_000);
    tally.http("/a.inf", Answer.ABSENT, 3, 1_000_000);
    tally.http("/a.inf", Answer.REFUSED, 4, 1_000_000);
    tally.http("/a.inf", Answer.UNANSWERED, 0, 1_000_000);
    RequestLine line = tally.requests().getFirst();
    assertThat(line.asked()).isEqualTo(4);
    assertThat(line.taken()).isEqualTo(1);
    assertThat(line.absent()).isEqualTo(1);
    assertThat(line.refused()).isEqualTo(1);
    assertThat(line.unanswered()).isEqualTo(1);
    assertThat(line.bytes()).isEqualTo(107);
    assertThat(line.latency().count()).isEqualTo(3);
  }

  @Test
  void very_many_names_are_bounded_and_none_is_lost() {
    for (int number = 0; number < 10_000; number++) {
      tally.http("/file" + number, Answer.TAKEN, 1, 1_000);
    }
    assertThat(tally.requests()).hasSize(1);
    assertThat(tally.requests().getFirst().asked()).isEqualTo(10_000);
  }

  @Test
  void dhcp_counts_packets_and_exchanges() {
    tally.addressWanted();
    tally.dhcp(DhcpMessageType.DISCOVER);
    tally.dhcp(DhcpMessageType.DISCOVER);
    tally.dhcp(DhcpMessageType.OFFER);
    tally.dhcp(DhcpMessageType.NAK);
    tally.bound(5_000_000);
    assertThat(tally.dhcp().begun()).isEqualTo(1);
    assertThat(tally.dhcp().discovers()).isEqualTo(2);
    assertThat(tally.dhcp().offers()).isEqualTo(1);
    assertThat(tally.dhcp().naks()).isEqualTo(1);
    assertThat(tally.dhcp().bound()).isEqualTo(1);
    assertThat(tally.now().exchanges()).isEqualTo(1);
  }

  @Test
  void failures_keep_their_first_example_and_the_most_frequent_comes_first() {
    tally.failure("Wrong Tel Config", "A", "a");
    tally.failure("Server Unreachable", "B", "b");
    tally.failure("Server Unreachable", "C", "c");
    assertThat(tally.failures())
        .containsExactly(
            new FailureLine("Server Unreachable", 2, "B", "b"),
            new FailureLine("Wrong Tel Config", 1, "A", "a"));
  }

  @Test
  void the_ten_slowest_are_kept() {
    for (int number = 0; number < 50; number++) {
      double seconds = number * 7 % 50;
      tally.booted(1_000, true, new SlowPhone("m" + number, "a", "k", seconds, 1, "ready"));
    }
    assertThat(tally.slowest().stream().map(SlowPhone::seconds))
        .containsExactly(49.0, 48.0, 47.0, 46.0, 45.0, 44.0, 43.0, 42.0, 41.0, 40.0);
    assertThat(tally.boots()).isEqualTo(50);
    assertThat(tally.reboots()).isEqualTo(50);
  }

  @Test
  void phones_are_at_work_between_their_start_and_their_end() {
    tally.started(0);
    tally.started(0);
    tally.started(0);
    assertThat(tally.now().working()).isEqualTo(3);
    tally.ended(true);
    tally.ended(false);
    tally.unplugged();
    Tally.Now now = tally.now();
    assertThat(List.of(now.started(), now.standing(), now.failed())).containsExactly(3L, 1L, 1L);
    assertThat(now.working()).isZero();
  }
}
