// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Preconditions and ranges over the wire (RFC 9110 §13, §14). */
class ConditionalAnswersTest {

  private static final String LARGE = "0123456789".repeat(60_000);

  @TempDir static Path temp;
  private static ServedHere served;

  @BeforeAll
  static void serve() throws IOException {
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.writeString(root.resolve("small"), "0123456789");
    Files.setLastModifiedTime(
        root.resolve("small"), FileTime.from(Instant.parse("2020-02-29T12:00:00Z")));
    Files.writeString(root.resolve("large"), LARGE);
    served = ServedHere.folder(temp, HttpLimits.USUAL);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void what_the_asker_has_is_304_without_a_body(String method) throws Exception {
    Answer first = ask(method, "small", "A: b");
    for (String field :
        new String[] {
          "If-None-Match: " + first.field("etag"),
          "If-Modified-Since: " + first.field("last-modified"),
        }) {
      Answer again = ask(method, "small", field);
      assertThat(again.statusLine()).isEqualTo("HTTP/1.1 304 Not Modified");
      assertThat(again.field("etag")).isEqualTo(first.field("etag"));
      assertThat(again.field("date")).isNotEmpty();
    }
  }

  @Test
  void a_304_keeps_the_connection_in_step() throws Exception {
    String etag = ask("GET", "small", "A: b").field("etag");
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /small HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + etag + "\r\n\r\n");
      assertThat(client.answer(false).status()).isEqualTo(304);
      client.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer(false).body()).isEqualTo("0123456789");
    }
  }

  @Test
  void a_post_has_the_file_whatever_the_asker_has_HTT_1() throws Exception {
    String etag = ask("GET", "small", "A: b").field("etag");
    assertThat(ask("POST", "small", "If-None-Match: " + etag).body()).isEqualTo("0123456789");
  }

  @Test
  void another_version_than_asked_for_is_412() throws Exception {
    assertThat(ask("GET", "small", "If-Match: \"x\"").status()).isEqualTo(412);
  }

  @Test
  void a_part_of_a_small_file() throws Exception {
    Answer answer = ask("GET", "small", "Range: bytes=3-5");
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 206 Partial Content");
    assertThat(answer.field("content-range")).isEqualTo("bytes 3-5/10");
    assertThat(answer.body()).isEqualTo("345");
  }

  @Test
  void a_part_of_a_large_file() throws Exception {
    Answer answer = ask("GET", "large", "Range: bytes=599995-");
    assertThat(answer.field("content-range")).isEqualTo("bytes 599995-599999/600000");
    assertThat(answer.body()).isEqualTo("56789");
  }

  @Test
  void a_part_of_another_version_is_the_whole() throws Exception {
    Answer answer = ask("GET", "small", "Range: bytes=3-5\r\nIf-Range: \"x\"");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("0123456789");
  }

  @Test
  void a_part_behind_the_end_is_416() throws Exception {
    Answer answer = ask("GET", "small", "Range: bytes=10-");
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.field("content-range")).isEqualTo("bytes */10");
  }

  /** RFC 9110 §14.2: what a part would be is said of GET alone. */
  @ParameterizedTest
  @CsvSource({"HEAD, small, 10", "HEAD, large, 600000", "POST, small, 10"})
  void a_part_is_given_of_a_get_only(String method, String path, int size) throws Exception {
    for (String range : new String[] {"bytes=3-5", "bytes=600000-"}) {
      Answer answer = ask(method, path, "Range: " + range);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.field("content-length")).isEqualTo(Integer.toString(size));
      assertThat(answer.field("content-range")).isEmpty();
    }
  }

  private static Answer ask(String method, String path, String field) throws IOException {
    return RawClient.ask(
        served.endpoint(), method + " /" + path + " HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n");
  }
}
