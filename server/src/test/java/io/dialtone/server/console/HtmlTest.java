// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void text_is_escaped_and_markup_is_not() {
    assertThat(new Html().tag("<b>").text("<i a=\"1\" b='2'>&amp;").tag("</b>").toString())
        .isEqualTo("<b>&lt;i a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;</b>");
  }

  @Test
  void an_element_holds_nothing_but_text() {
    assertThat(new Html().element("td", "</td>").toString()).isEqualTo("<td>&lt;/td&gt;</td>");
  }

  @Test
  void characters_that_show_nothing_or_turn_the_line_are_replaced() {
    assertThat(new Html().text("a\0b\u001bc\u202ed\u200be").toString())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    assertThat(new Html().text("grün 電話").toString()).isEqualTo("grün 電話");
  }
}
