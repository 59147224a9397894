// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

  private static FormFields parse(String text) throws MalformedPacketException {
    return FormFields.parse(Bytes.latin1(text));
  }

  @Test
  @DisplayName("WEB-2 the login as scripts send it, raw, and as browsers send it, escaped")
  void the_login_form() throws MalformedPacketException {
    FormFields script = parse("encoded=administrator:0a1b&nonce=99&URL=/&goto=Log On");
    FormFields browser = parse("encoded=administrator%3A0a1b&nonce=99&URL=%2f&goto=Log+On");
    assertThat(script).isEqualTo(browser);
    assertThat(script.first("encoded")).contains("administrator:0a1b");
    assertThat(script.first("URL")).contains("/");
    assertThat(script.first("goto")).contains("Log On");
    assertThat(script.first("url")).isEmpty();
    assertThat(script.encode().latin1())
        .isEqualTo("encoded=administrator%3a0a1b&nonce=99&URL=%2f&goto=Log%20On");
  }

  @ParameterizedTest
  @CsvSource({
    "a=b, a, b",
    "a=b=c, a, b=c",
    "a, a, ''",
    "=b, '', b",
    "&&a=b&&, a, b",
    "a=1&a=2, a, 1",
    "%61=%C3%A9, a, \u00e9",
    "a=%25, a, %"
  })
  void fields(String form, String name, String value) throws MalformedPacketException {
    assertThat(parse(form).first(name)).contains(value);
  }

  @Test
  void an_empty_form_has_no_fields() throws MalformedPacketException {
    assertThat(parse("").all()).isEmpty();
    assertThat(parse("").encode()).isEqualTo(Bytes.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%4&b=1", "a=%g0", "a=%+1", "%=a"})
  void a_percent_without_two_digits_is_malformed(String form) {
    assertThatThrownBy(() -> parse(form)).isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void more_fields_than_the_limit_are_malformed() throws MalformedPacketException {
    String most = "a=b&".repeat(FormFields.MAX_FIELDS);
    assertThat(parse(most).all()).hasSize(FormFields.MAX_FIELDS);
    assertThatThrownBy(() -> parse(most + "c=d")).hasMessageContaining("more than 32 fields");
  }
}
