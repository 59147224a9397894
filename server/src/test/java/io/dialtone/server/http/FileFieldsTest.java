// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot.Version;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFieldsTest {

  private static final Instant CHANGED = Instant.parse("2026-11-22T12:00:00.200Z");
  private static final Version VERSION = new Version("a.txt", 1, CHANGED, "\"abc\"");

  private final FileFields fields = new FileFields();

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T12:00:00.300Z, ''",
    "2026-11-22T12:00:00.999Z, ''",
    "2026-11-22T12:00:01.000Z, 'Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT\r\n'",
    "2026-11-22T13:00:00.000Z, 'Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT\r\n'",
  })
  void no_date_is_told_that_another_change_may_still_share(Instant now, String date) {
    assertThat(text(now))
        .isEqualTo(
            "Content-Type: text/plain\r\n" + date + "ETag: \"abc\"\r\nAccept-Ranges: bytes\r\n");
    Instant later = CHANGED.plusSeconds(7200);
    assertThat(text(later)).contains("Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT\r\n");
  }

  private String text(Instant now) {
    return new String(fields.of(VERSION, now), US_ASCII);
  }
}
