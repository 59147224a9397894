// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.http.AccessLog.Rotation;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

  private static final String AGENT = "THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3";

  @TempDir Path temp;

  @Test
  void a_line_is_in_combined_format() {
    assertThat(line(answered("/st2030s.inf", AGENT, OptionalLong.of(512))))
        .isEqualTo(
            "10.0.0.7 - - [21/Nov/2026:12:00:00 +0000] \"GET /st2030s.inf HTTP/1.1\" 200 512"
                + " \"-\" \"THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3\"\n");
  }

  @Test
  void the_third_field_is_the_user_and_always_one_field() {
    assertThat(line(answered(Optional.of("phones"), "/x", AGENT, OptionalLong.of(1))))
        .startsWith("10.0.0.7 - phones [21/Nov/2026:12:00:00 +0000] \"GET /x ");
    assertThat(line(answered(Optional.of("a b\"\n \u00e4"), "/x", AGENT, OptionalLong.of(1))))
        .startsWith("10.0.0.7 - a\\x20b\\x22\\x0A\\x20\\xE4 [21/Nov/2026:");
  }

  @Test
  void a_broken_answer_has_no_length() {
    assertThat(line(answered("/x", AGENT, OptionalLong.empty()))).contains("\" 200 - \"");
  }

  @Test
  void what_an_asker_writes_cannot_forge_a_line() {
    assertThat(line(answered("/a\"b\\c\u001b[2J\u00e4", "x\ny", OptionalLong.of(1))))
        .contains("\"GET /a\\x22b\\x5Cc\\x1B[2J\\xE4 HTTP/1.1\"")
        .endsWith("\"x\\x0Ay\"\n");
  }

  @Test
  void an_endless_field_is_cut() {
    assertThat(line(answered("/x", "y".repeat(9_000), OptionalLong.of(1)))).hasSizeLessThan(1_200);
  }

  @Test
  void the_log_goes_on_where_an_earlier_one_ended() throws IOException {
    Path file = temp.resolve("access.log");
    for (int runs = 0; runs < 2; runs++) {
      try (AccessLog log = AccessLog.open(file, Rotation.USUAL, Journal.silent())) {
        log.answered(answered("/run" + runs, AGENT, OptionalLong.of(1)));
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void a_full_file_makes_room_and_the_oldest_goes() throws IOException {
    Path file = temp.resolve("access.log");
    for (int runs = 0; runs < 5; runs++) {
      try (AccessLog log = AccessLog.open(file, new Rotation(10, 2), Journal.silent())) {
        log.answered(answered("/run" + runs, AGENT, OptionalLong.of(1)));
      }
    }
    assertThat(Files.readString(file)).contains("/run4").hasLineCount(1);
    assertThat(Files.readString(temp.resolve("access.log.1"))).contains("/run3");
    assertThat(Files.readString(temp.resolve("access.log.2"))).contains("/run2");
    assertThat(temp.resolve("access.log.3")).doesNotExist();
  }

  @Test
  void a_rotation_that_keeps_nothing_is_a_mistake() {
    assertThatThrownBy(() -> new Rotation(10, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Answered answered(String target, String agent, OptionalLong bytes) {
    return answered(Optional.empty(), target, agent, bytes);
  }

  private static Answered answered(
      Optional<String> user, String target, String agent, OptionalLong bytes) {
    Asked asked =
        new Asked(
            Instant.parse("2026-11-21T12:00:00Z"),
            Ip4Address.of(10, 0, 0, 7),
            user,
            "GET",
            target,
            "HTTP/1.1",
            Optional.of(agent),
            Optional.empty());
    return new Answered(asked, 200, bytes, Outcome.SERVED, "the file of this name");
  }

  private static String line(Answered answered) {
    StringBuilder line = new StringBuilder();
    AccessLine.append(line, answered);
    return line.toString();
  }
}
