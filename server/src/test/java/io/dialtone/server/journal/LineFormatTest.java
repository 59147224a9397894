// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.Secret;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineFormatTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.0425Z");
  private static final MacAddress MAC = MacAddress.parse("00147F000001").orElseThrow();

  private static JournalRecord saying(String text) {
    return JournalRecord.of(TIME, Level.INFO, Area.HTTP, text);
  }

  private static String line(LineFormat format, JournalRecord occurrence) {
    StringBuilder line = new StringBuilder();
    format.append(occurrence, line);
    return line.toString();
  }

  @Test
  void a_text_line_is_time_level_area_mac_text() {
    assertThat(line(LineFormat.TEXT, saying("GET st2030s.inf 200").about(MAC)))
        .isEqualTo("2026-03-01T10:00:00.042Z info http 00:14:7f:00:00:01 GET st2030s.inf 200");
    assertThat(line(LineFormat.TEXT, saying("ready")))
        .isEqualTo("2026-03-01T10:00:00.042Z info http - ready");
  }

  @Test
  void a_json_line_has_the_same_fields() {
    assertThat(line(LineFormat.JSON, saying("GET \"a\\b\" 200").about(MAC)))
        .isEqualTo(
            "{\"time\":\"2026-03-01T10:00:00.042Z\",\"level\":\"info\",\"area\":\"http\","
                + "\"mac\":\"00:14:7f:00:00:01\",\"text\":\"GET \\\"a\\\\b\\\" 200\"}");
    assertThat(line(LineFormat.JSON, saying("x"))).doesNotContain("mac");
  }

  static List<Arguments> hostileTexts() {
    return List.of(
        arguments("two\nlines", "two\\x0alines"),
        arguments("carriage\rreturn", "carriage\\x0dreturn"),
        arguments("\u001b[31mred", "\\x1b[31mred"),
        arguments("nul\0", "nul\\x00"),
        arguments("right to left \u202e", "right to left \\u202e"),
        arguments("next line\u0085", "next line\\x85"),
        arguments("separator\u2028", "separator\\u2028"),
        arguments("grün", "grün"));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void what_a_stranger_sent_cannot_forge_a_line_or_move_the_cursor(String text, String shown) {
    assertThat(line(LineFormat.TEXT, saying(text))).endsWith(" - " + shown);
    JsonNode json = JsonMapper.shared().readTree(line(LineFormat.JSON, saying(text)));
    assertThat(json.path("text").asString("")).isEqualTo(text);
  }

  @Test
  void a_very_long_text_is_cut_and_says_so() {
    assertThat(line(LineFormat.TEXT, saying("x".repeat(LineFormat.TEXT_LIMIT + 7))))
        .endsWith("xxx… (7 more)")
        .hasSizeLessThan(LineFormat.TEXT_LIMIT + 100);
  }

  @Test
  void a_secret_in_a_sentence_stays_one() {
    assertThat(line(LineFormat.TEXT, saying("password " + Secret.of("hunter2"))))
        .endsWith("password ***");
  }
}
