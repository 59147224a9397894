// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs as INF files and option 43 hold them. */
class HttpUrlTest {

  private static final HttpUrl INF =
      HttpUrl.parse("http://10.0.0.1:8080/p/thomson/st2030s.inf?x=1").orElseThrow();

  @ParameterizedTest
  @DisplayName("INF-5 a value is a full URL or a reference beside the INF")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://h/a.txt         | http://h/a.txt
          HTTPS://H:4443/a.txt   | https://h:4443/a.txt
          https://h:443/a.txt    | https://h/a.txt
          /a/b.txt               | http://10.0.0.1:8080/a/b.txt
          b.txt                  | http://10.0.0.1:8080/p/thomson/b.txt
          ./b.txt                | http://10.0.0.1:8080/p/thomson/b.txt
          ../b.txt               | http://10.0.0.1:8080/p/b.txt
          ../../../../b.txt      | http://10.0.0.1:8080/b.txt
          //other/x              | http://other/x
          a b.txt                | http://10.0.0.1:8080/p/thomson/a%20b.txt
          b.txt#part             | http://10.0.0.1:8080/p/thomson/b.txt
          ..                     | http://10.0.0.1:8080/p/
          x.php?mac=../1         | http://10.0.0.1:8080/p/thomson/x.php?mac=../1
          """)
  void resolves_as_the_rule_says(String reference, String expected) {
    assertThat(INF.resolve(reference).map(HttpUrl::text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/x", "http://", "http://h:99999/", "C:/x.txt", "http://h:0/"})
  void what_is_no_http_url_is_refused(String reference) {
    assertThat(INF.resolve(reference)).isEmpty();
  }

  @Test
  void a_bare_server_has_a_root() {
    assertThat(HttpUrl.parse("http://h").map(HttpUrl::target)).contains("/");
    assertThat(HttpUrl.parse("http://h?q").map(HttpUrl::target)).contains("/?q");
  }

  @Test
  void control_characters_have_no_place_in_a_request_line() {
    assertThat(HttpUrl.parse("http://h/a\r\nX: y")).isEmpty();
    assertThat(INF.resolve("a\u0000b")).isEmpty();
  }

  @Test
  @DisplayName("HTT-2 absolute form and origin form")
  void the_request_line_may_carry_the_whole_url() {
    HttpRequest plain =
        new HttpRequest(HttpRequest.Method.GET, INF, new java.util.TreeMap<>(), false);
    HttpRequest absolute =
        new HttpRequest(HttpRequest.Method.GET, INF, new java.util.TreeMap<>(), true);
    assertThat(plain.requestTarget()).isEqualTo("/p/thomson/st2030s.inf?x=1");
    assertThat(absolute.requestTarget())
        .isEqualTo("http://10.0.0.1:8080/p/thomson/st2030s.inf?x=1");
  }
}
