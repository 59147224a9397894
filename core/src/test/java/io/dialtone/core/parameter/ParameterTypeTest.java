// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type takes, and the sentence for what it does not. */
class ParameterTypeTest {

  private static ParameterType type(String words) {
    Map<String, String> values = new LinkedHashMap<>();
    if (words.contains("choice")) {
      values.put("0", "no");
      values.put("2", "yes");
    }
    return TypeWords.parse(words, values).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flag | 0",
        "flag | 1",
        "number 0..63 | 0",
        "number 0..63 | 63",
        "number -5..5 | -5",
        "number | 2147483647",
        "choice | 2",
        "open choice | 17",
        "text 3 | abc",
        "text | ''",
        "text | Zoé ÿ",
        "password 16 | Th0 ;#=[x]",
        "address | 0.0.0.0",
        "address | 192.0.2.10",
        "host | ''",
        "host | 192.0.2.10",
        "host | pbx.example.com",
        "host | pbx-1",
        "host | _sip._udp.example.com",
        "server | pbx:8080",
        "server | 192.0.2.10:65535",
        "server | 192.0.2.10",
        "port | 1",
        "port | 65535",
        "time | 00:00",
        "time | 23:59",
        "url | ''",
        "url | http://192.0.2.10",
        "url | HTTPS://x/p?ip=#IP&mac=#MAC&search=#SEARCH",
        "digits 12 | 202611210001",
        "key | L/<sip:>",
        "key | S/<sip:201@pbx;user=phone>",
        "items a b | a(1)",
        "items a b | b(1/2/4)a(0:x(0)y(1))",
        "number 0..63 or empty | ''",
        "number 0..63 or empty | 7",
        "free | anything; at = all",
      })
  void fits(String type, String value) {
    assertThat(type(type).fault(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flag | 2 | is neither 0 nor 1",
        "flag | '' | is neither 0 nor 1",
        "flag | yes | is neither 0 nor 1",
        "number 0..63 | 64 | is not a whole number from 0 to 63",
        "number 0..63 | -1 | is not a whole number from 0 to 63",
        "number 0..63 | 07 | is not a whole number from 0 to 63",
        "number 0..63 | -0 | is not a whole number from 0 to 63",
        "number 0..63 | 1.5 | is not a whole number from 0 to 63",
        "number 0..63 | 0x1F | is not a whole number from 0 to 63",
        "number 0..63 | ٣ | is not ISO-8859-1 at place 1",
        "number 0..63 | 99999999999999999999 | is not a whole number from 0 to 63",
        "number 0..63 | '' | is not a whole number from 0 to 63",
        "number | 2147483648 | is not a whole number from 0 to 2147483647",
        "choice | 1 | is none of 0, 2",
        "choice | '' | is none of 0, 2",
        "text 3 | abcd | is longer than 3 characters",
        "text 3 | ' a' | begins or ends with a blank, which the phone would drop",
        "text | 10 € | is not ISO-8859-1 at place 4",
        "password 3 | abcd | is longer than 3 characters",
        "address | '' | is not an IPv4 address such as 192.0.2.10",
        "address | 192.0.2 | is not an IPv4 address such as 192.0.2.10",
        "address | 192.0.2.256 | is not an IPv4 address such as 192.0.2.10",
        "address | pbx | is not an IPv4 address such as 192.0.2.10",
        "host | 192.0.2 | is neither an IPv4 address nor a host name",
        "host | 1.2.3.4.5 | is neither an IPv4 address nor a host name",
        "host | pbx:5060 | is neither an IPv4 address nor a host name",
        "host | pbx..example | is neither an IPv4 address nor a host name",
        "host | -pbx | is neither an IPv4 address nor a host name",
        "host | a b | is neither an IPv4 address nor a host name",
        "host | http://pbx | is neither an IPv4 address nor a host name",
        "server | pbx: | 'is neither an IPv4 address nor a host name, perhaps with :PORT'",
        "server | pbx:0 | 'is neither an IPv4 address nor a host name, perhaps with :PORT'",
        "server | :80 | 'is neither an IPv4 address nor a host name, perhaps with :PORT'",
        "server | a:b:1 | 'is neither an IPv4 address nor a host name, perhaps with :PORT'",
        "port | 0 | is not a port from 1 to 65535",
        "port | 65536 | is not a port from 1 to 65535",
        "time | 24:00 | is not a time from 00:00 to 23:59",
        "time | 7:30 | is not a time from 00:00 to 23:59",
        "time | 12:60 | is not a time from 00:00 to 23:59",
        "url | ftp://x/ | is not a URL with http:// or https://",
        "url | pbx/book.xml | is not a URL with http:// or https://",
        "url | http:///x | is not a URL with http:// or https://",
        "url | http://x/a b | is not a URL with http:// or https://",
        "digits 12 | 20261121000 | is not 12 digits",
        "digits 12 | 20261121000x | is not 12 digits",
        "key | '' | is neither L/<sip:NUMBER> nor S/<sip:NUMBER>",
        "key | 201 | is neither L/<sip:NUMBER> nor S/<sip:NUMBER>",
        "key | X/<sip:201> | is neither L/<sip:NUMBER> nor S/<sip:NUMBER>",
        "key | L/<sip:2>01> | is neither L/<sip:NUMBER> nor S/<sip:NUMBER>",
        "items a b | '' | 'is not a list such as a(1) of a, b'",
        "items a b | a | 'is not a list such as a(1) of a, b'",
        "items a b | a() | 'is not a list such as a(1) of a, b'",
        "items a b | a(1 | 'is not a list such as a(1) of a, b'",
        "items a b | a(1)a(2) | 'is not a list such as a(1) of a, b'",
        "items a b | c(1) | 'is not a list such as a(1) of a, b'",
        "items a b | a(1)) | 'is not a list such as a(1) of a, b'",
        "number 0..63 or empty | 64 | is not a whole number from 0 to 63",
      })
  void does_not_fit(String type, String value, String sentence) {
    assertThat(type(type).fault(value)).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flag",
        "number",
        "choice",
        "open choice",
        "text",
        "password",
        "address",
        "host",
        "server",
        "port",
        "time",
        "url",
        "digits 3",
        "key",
        "items a",
        "free",
        "flag or empty",
      })
  void no_type_takes_a_second_line_or_a_control_character_or_no_end(String type) {
    assertThat(type(type).fault("1\nWebPWD=x"))
        .contains("has a line break, and a value is one line");
    assertThat(type(type).fault("1\r")).contains("has a line break, and a value is one line");
    assertThat(type(type).fault("1\0")).contains("has a control character at place 2");
    assertThat(type(type).fault("a\u0085")).contains("has a control character at place 2");
    assertThat(type(type).fault("x".repeat(5000))).isPresent();
  }

  @Test
  void a_fault_never_tells_the_value() {
    for (String words : List.of("password 3", "flag", "choice", "host", "url", "key", "port")) {
      assertThat(type(words).fault("s3cret€").orElseThrow()).doesNotContain("s3cret");
      assertThat(type(words).fault("s3cret!").orElse("")).doesNotContain("s3cret");
    }
  }

  @Test
  void an_open_choice_doubts_what_it_does_not_know() {
    assertThat(type("open choice").doubt("17")).contains("is none of the known values 0, 2");
    assertThat(type("open choice").doubt("2")).isEmpty();
    assertThat(type("open choice or empty").doubt("17")).isPresent();
    assertThat(type("open choice or empty").doubt("")).isEmpty();
    assertThat(type("choice").doubt("17")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "Flag", "flag 1", "number 5", "number 9..1", "number 1..x", "text 0", "text -1",
        "text 99999", "digits", "items", "open", "open flag", "choice 1", "key x", "or empty",
      })
  void is_no_type(String words) {
    assertThat(TypeWords.parse(words, new LinkedHashMap<>())).isEqualTo(Optional.empty());
  }

  @Test
  void a_choice_needs_its_values() {
    assertThat(TypeWords.parse("choice", new LinkedHashMap<>())).isEmpty();
  }
}
