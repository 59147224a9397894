// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.octets.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniTextTest {

  @Test
  void writes_a_header_wherever_the_section_changes_and_ends_lines_with_crlf() {
    IniText text = new IniText();
    text.add("", "first", "1");
    text.add("sip", "name", "\u00e9");
    text.add("sip", "other", "");
    text.add("net", "VLAN", "0");
    assertThat(text.toBytes())
        .isEqualTo(
            Bytes.hex(
                """
                66 69 72 73 74 3d 31 0d 0a              # first=1
                0d 0a 5b 73 69 70 5d 0d 0a              # empty line, [sip]
                6e 61 6d 65 3d e9 0d 0a                 # name=, one byte for e acute
                6f 74 68 65 72 3d 0d 0a                 # other=
                0d 0a 5b 6e 65 74 5d 0d 0a              # empty line, [net]
                56 4c 41 4e 3d 30 0d 0a                 # VLAN=0
                """));
  }

  @Test
  void begins_with_its_header_where_nothing_comes_before() {
    IniText text = new IniText();
    text.add("sip", "a", "b");
    assertThat(text.toBytes().latin1()).isEqualTo("[sip]\r\na=b\r\n");
  }

  @Test
  void cannot_return_to_no_section() {
    IniText text = new IniText();
    text.add("sip", "a", "b");
    assertThatIllegalArgumentException().isThrownBy(() -> text.add("", "c", "d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "two\rlines", "\u20ac", " blank before", "tab after\t"})
  void refuses_what_could_not_be_read_again(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> IniText.requireLine("value", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";a", "#a", "[a", "a=b"})
  void refuses_a_name_that_would_read_as_something_else(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> IniText.requireName("name", name));
  }
}
