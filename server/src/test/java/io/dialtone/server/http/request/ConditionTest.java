// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static final Version VERSION =
      new Version("a.txt", 3, Instant.parse("2020-02-29T12:00:00.7Z"), "\"abc\"");

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, '\"abc\"', NOT_MODIFIED",
    "If-None-Match, '\"x\", \"abc\"', NOT_MODIFIED",
    "If-None-Match, 'W/\"abc\"', NOT_MODIFIED",
    "If-None-Match, '*', NOT_MODIFIED",
    "If-None-Match, '\"abd\"', HOLDS",
    "If-None-Match, 'abc', HOLDS",
    "If-Modified-Since, 'Sat, 29 Feb 2020 12:00:00 GMT', NOT_MODIFIED",
    "If-Modified-Since, 'Sun, 01 Mar 2020 00:00:00 GMT', NOT_MODIFIED",
    "If-Modified-Since, 'Sat, 29 Feb 2020 11:59:59 GMT', HOLDS",
    "If-Modified-Since, 'Saturday, 29-Feb-20 12:00:00 GMT', NOT_MODIFIED",
    "If-Modified-Since, 'Sat Feb 29 12:00:00 2020', NOT_MODIFIED",
    "If-Modified-Since, 'Sun Mar  1 12:00:00 2020', NOT_MODIFIED",
    "If-Modified-Since, 'yesterday', HOLDS",
    "If-Match, '\"abc\"', HOLDS",
    "If-Match, '*', HOLDS",
    "If-Match, '\"x\"', FAILED",
    "If-Match, 'W/\"abc\"', FAILED",
    "If-Unmodified-Since, 'Sat, 29 Feb 2020 12:00:00 GMT', HOLDS",
    "If-Unmodified-Since, 'Sat, 29 Feb 2020 11:59:59 GMT', FAILED",
    "If-Unmodified-Since, 'never', HOLDS",
  })
  void each_precondition_alone(String name, String value, Condition expected) {
    assertThat(Condition.of(fields(name, value), VERSION)).isEqualTo(expected);
  }

  @Test
  void a_tag_goes_before_a_date() {
    RequestHead head =
        head("If-None-Match: \"x\"\r\nIf-Modified-Since: Sun, 01 Mar 2020 00:00:00 GMT\r\n");
    assertThat(Condition.of(head, VERSION)).isEqualTo(Condition.HOLDS);
  }

  @Test
  void no_precondition_holds() {
    assertThat(Condition.of(head(""), VERSION)).isEqualTo(Condition.HOLDS);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"abc\"', true",
    "'\"abd\"', false",
    "'W/\"abc\"', false",
    "'Sat, 29 Feb 2020 12:00:00 GMT', true",
    "'Sat, 29 Feb 2020 12:00:01 GMT', false",
  })
  void a_range_is_taken_of_the_very_version_only(String value, boolean holds) {
    assertThat(Condition.rangeHolds(fields("If-Range", value), VERSION)).isEqualTo(holds);
  }

  private static RequestHead fields(String name, String value) {
    return head(name + ": " + value + "\r\n");
  }

  private static RequestHead head(String fields) {
    byte[] bytes = ("GET / HTTP/1.1\r\n" + fields + "\r\n").getBytes(ISO_8859_1);
    return ((HeadReading.Read) HeadReader.read(bytes, bytes.length)).head();
  }
}
