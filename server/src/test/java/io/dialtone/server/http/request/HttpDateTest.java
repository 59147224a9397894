// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

  private static final DateTimeFormatter BY_THE_LIBRARY =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "1994-11-06T08:49:37Z, 'Sun, 06 Nov 1994 08:49:37 GMT'",
    "2020-02-29T23:59:59.9Z, 'Sat, 29 Feb 2020 23:59:59 GMT'",
    "1970-01-01T00:00:00Z, 'Thu, 01 Jan 1970 00:00:00 GMT'",
  })
  void dates_are_written_in_the_fixed_form(Instant time, String text) {
    assertThat(HttpDate.format(time)).isEqualTo(text);
  }

  @Test
  void what_is_written_is_what_the_library_writes_and_is_read_again() {
    Random random = new Random(2030);
    for (int times = 0; times < 2_000; times++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(0, 8_000_000_000L));
      assertThat(HttpDate.format(time)).isEqualTo(BY_THE_LIBRARY.format(time));
      assertThat(HttpDate.parse(HttpDate.format(time))).contains(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void the_three_forms_are_read(String text) {
    assertThat(HttpDate.parse(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "now", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 2020 00:00:00 GMT"})
  void what_is_no_date_is_none(String text) {
    assertThat(HttpDate.parse(text)).isEmpty();
  }
}
