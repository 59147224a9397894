// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {

  private static Deck parse(String text) throws MalformedPacketException {
    return Deck.parse(Bytes.utf8(text));
  }

  private static MalformedPacketException fault(Bytes file) {
    return catchThrowableOfType(MalformedPacketException.class, () -> Deck.parse(file));
  }

  static Stream<Arguments> decks() {
    return Stream.of(
        Arguments.of("<deck/>", new Deck("deck", 1)),
        Arguments.of(
            "<?xml version=\"1.0\"?>\n<deck><card id=\"1\"/>x</deck>\n", new Deck("deck", 2)),
        Arguments.of("<!-- c --><deck><![CDATA[<x>]]>&lt;&#65;</deck>", new Deck("deck", 1)),
        Arguments.of("<t:deck><t:card/></t:deck>", new Deck("t:deck", 2)));
  }

  @ParameterizedTest
  @MethodSource("decks")
  void well_formed_xml_is_a_deck_FIL_5(String text, Deck deck) throws Exception {
    assertThat(parse(text)).isEqualTo(deck);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<deck>",
        "<deck></card>",
        "<deck/><deck/>",
        "<deck a=1/>",
        "<deck a='1' a='2'/>",
        "<deck>&nbsp;</deck>",
        "<deck a='&x;'/>",
        "<deck>&#0;</deck>",
        "<deck>a & b</deck>",
        "<!-- only a comment -->",
        "<?xml version='1.0' encoding='EBCDIC-9'?><deck/>",
        "\u0000<deck/>",
      })
  void anything_else_is_a_syntax_error_FIL_5(String text) {
    assertThat(fault(Bytes.utf8(text)).field()).startsWith("line ");
  }

  @Test
  void the_fault_names_its_line_FIL_5() {
    MalformedPacketException fault = fault(Bytes.utf8("<deck>\n<card>\n</deck>\n"));
    assertThat(fault.field()).isEqualTo("line 3");
    assertThat(fault.offset()).isPositive();
  }

  @Test
  void the_encoding_is_the_declared_one_else_utf_8_FIL_5() throws Exception {
    Bytes declared = Bytes.latin1("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><d\u00e9ck/>");
    assertThat(Deck.parse(declared).rootElement()).isEqualTo("d\u00e9ck");
    assertThat(parse("<d\u00e9ck/>").rootElement()).isEqualTo("d\u00e9ck");
    MalformedPacketException fault = fault(Bytes.latin1("<deck>\n\u00e9</deck>"));
    assertThat(fault.field()).isEqualTo("line 2");
    assertThat(fault.reason()).isEqualTo("a byte that is no character of UTF-8");
  }

  @Test
  void a_byte_order_mark_is_understood_FIL_5() throws Exception {
    assertThat(Deck.parse(Bytes.hex("ef bb bf 3c 61 2f 3e"))).isEqualTo(new Deck("a", 1));
    Bytes utf16 = Bytes.copyOf("<a/>".getBytes(StandardCharsets.UTF_16));
    assertThat(Deck.parse(utf16)).isEqualTo(new Deck("a", 1));
  }

  @Test
  void a_document_type_that_points_elsewhere_is_passed_over_unread_FIL_5() throws Exception {
    assertThat(parse("<!DOCTYPE deck SYSTEM \"file:///no/such/file\"><deck>&nbsp;</deck>"))
        .isEqualTo(new Deck("deck", 1));
    assertThat(parse("<!DOCTYPE deck PUBLIC \"-//x 1\" \"http://127.0.0.1:1/[x].dtd\"><deck/>"))
        .isEqualTo(new Deck("deck", 1));
    assertThat(fault(Bytes.utf8("<!DOCTYPE deck><deck>&nbsp;</deck>")).reason())
        .isEqualTo("the entity nbsp is not declared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>",
        "<!DOCTYPE d [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;]><d/>",
        "<!DOCTYPE d [\u0001]><d/>",
        "<!-- [ --><!DOCTYPE d SYSTEM 'x' [<!-- ]> -->]><d/>",
        "<!DOCTYPE d [",
        "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>",
      })
  void declarations_inside_are_refused_so_nothing_expands_FIL_5(String text) {
    assertThat(fault(Bytes.utf8(text)).reason())
        .isEqualTo("a document type with declarations is not taken");
  }

  @Test
  void a_second_document_type_is_refused_FIL_5() {
    assertThat(fault(Bytes.utf8("<!DOCTYPE d>\n<!DOCTYPE d><d/>")))
        .hasMessage("line 2 at offset 13: a second document type");
    assertThat(fault(Bytes.utf8("<d><!DOCTYPE d></d>")).field()).isEqualTo("line 1");
  }

  @Test
  void a_document_type_must_end_FIL_5() {
    assertThat(fault(Bytes.utf8("<!DOCTYPE d SYSTEM '><d/>")).reason())
        .isEqualTo("a document type without an end");
  }

  @Test
  void a_long_prolog_is_no_trouble_FIL_5() throws Exception {
    String prolog = " \n".repeat(100_000) + "<!--" + "x".repeat(500_000) + "-->";
    assertThat(parse(prolog + "<!DOCTYPE d SYSTEM 'x'><d/>")).isEqualTo(new Deck("d", 1));
  }

  @Test
  void a_document_type_shifts_no_line_FIL_5() {
    assertThat(fault(Bytes.utf8("<!DOCTYPE d\nSYSTEM 'x'>\n<d></e>")).field()).isEqualTo("line 3");
  }

  @Test
  void elements_stand_at_most_64_deep_FIL_5() throws Exception {
    String deepest = "<a>".repeat(Deck.MAX_DEPTH) + "</a>".repeat(Deck.MAX_DEPTH);
    assertThat(parse(deepest).elements()).isEqualTo(Deck.MAX_DEPTH);
    assertThat(fault(Bytes.utf8("<b>" + deepest + "</b>")).reason())
        .isEqualTo("elements stand more than 64 deep");
  }

  @Test
  void a_file_without_end_is_refused_FIL_5() {
    Bytes file = Bytes.latin1("<a>" + " ".repeat(Deck.MAX_LENGTH) + "</a>");
    assertThat(fault(file).reason()).isEqualTo("longer than 1048576 bytes");
  }
}
