// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskConfigTest {

  private static AsteriskConfig parse(String text) {
    return AsteriskConfig.parse("sip.conf", FilesInMemory.of("sip.conf", text));
  }

  /** All of it on a line a section: {@code 200: type=friend secret=x}, templates with a !. */
  private static String flat(AsteriskConfig config) {
    return config.sections().stream()
        .map(section ->
            section.name()
                + (section.template() ? "!" : "")
                + ":"
                + section.settings().stream()
                    .map(s -> " " + s.name() + "=" + s.value())
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> faults(AsteriskConfig config) {
    return config.faults().stream().map(ConfFault::toString).toList();
  }

  private static List<String> warnings(AsteriskConfig config) {
    return config.warnings().stream().map(ConfFault::toString).toList();
  }

  @Test
  void what_a_section_inherits_comes_first_and_its_own_wins() {
    AsteriskConfig config =
        parse(
            """
            [general]
            udpbindaddr = 192.0.2.1
            [phone](!)
            type=friend
            host=dynamic
            [quiet](!,phone)
            host=192.0.2.9
            [200](quiet)
            secret => s3;cret
            [201](phone,quiet)
            """);

    assertThat(flat(config))
        .isEqualTo(
            """
            general: udpbindaddr=192.0.2.1
            phone!: type=friend host=dynamic
            quiet!: type=friend host=dynamic host=192.0.2.9
            200: type=friend host=dynamic host=192.0.2.9 secret=s3
            201: type=friend host=dynamic type=friend host=dynamic host=192.0.2.9\
            """);
    assertThat(config.faults()).isEmpty();
    ConfSection section = config.real().get(1);
    assertThat(section.value("HOST")).contains("192.0.2.9");
    assertThat(section.find("secret").orElseThrow().comment()).isEqualTo("cret");
    assertThat(section.find("host").orElseThrow().place()).hasToString("sip.conf, line 7");
    assertThat(section.place()).hasToString("sip.conf, line 8");
  }

  @Test
  void a_plain_section_is_inherited_from_as_a_template_is_and_its_name_in_any_case() {
    assertThat(flat(parse("[Base]\na=1\n[b](bASE)\nb=2\n"))).isEqualTo("Base: a=1\nb: a=1 b=2");
  }

  @Test
  void several_sections_of_one_name_are_kept_apart_and_an_addition_says_which() {
    AsteriskConfig config =
        parse(
            """
            [6001]
            type=endpoint
            [6001]
            type=auth
            [6001](+)
            context=a
            [6001](+type=auth)
            password=p
            [6001](!)
            type=aor
            [6001](+type=aor&TEMPLATES=include)
            max_contacts=1
            [7](6001)
            """);

    assertThat(flat(config))
        .isEqualTo(
            """
            6001: type=endpoint context=a
            6001: type=auth password=p
            6001!: type=aor max_contacts=1
            7: type=endpoint context=a\
            """);
  }

  @Test
  void comments_end_lines_or_span_them_one_in_another_and_a_semicolon_can_be_escaped() {
    AsteriskConfig config =
        parse(
            """
            [a] ; first
            b=1\\;2;3
            ;-- c=1
            ;-- d=1 --;
            e=1
            --; f=1
            g;-- not --; = 2 ; end
            ;--- a rule ---
            h=3
            """);

    assertThat(flat(config)).isEqualTo("a: b=1;2 f=1 g=2 h=3");
    assertThat(config.sections().getFirst().comment()).isEqualTo("first");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void a_comment_that_never_ends_is_told_with_the_line_it_begins_at() {
    assertThat(warnings(parse("[a]\nb=1\n;-- c=1\nd=1\n")))
        .containsExactly(
            "sip.conf, line 3: a comment begins with ;-- and never ends with --; so all below it is"
                + " passed over");
  }

  @Test
  void values_are_added_to_by_plus_equals() {
    assertThat(flat(parse("[a]\nallow = ulaw\nallow += ,alaw\ncodec += g722\n")))
        .isEqualTo("a: allow=ulaw ,alaw codec=g722");
  }

  @Test
  void an_included_file_goes_on_in_the_section_it_stands_in_and_the_line_below_in_its_own() {
    AsteriskConfig config =
        AsteriskConfig.parse(
            "sip.conf",
            FilesInMemory.of(
                    "sip.conf", "[a]\n#include \"more.conf\"\ny=2\n#include sip.d/*.conf\n")
                .with("more.conf", "x=1\n[b]\nz=3\n#tryinclude <none.conf>\n")
                .with("sip.d/1.conf", "[c]\nq=4\n")
                .with("sip.d/2.conf", "r=5\n"));

    assertThat(flat(config)).isEqualTo("a: x=1 y=2\nb: z=3\nc: q=4 r=5");
    assertThat(config.faults()).isEmpty();
    assertThat(config.asked())
        .containsExactly("sip.conf", "more.conf", "none.conf", "sip.d/*.conf");
    assertThat(config.sections().get(1).place()).hasToString("more.conf, line 2");
  }

  @Test
  void files_that_include_each_other_are_refused_with_their_chain() {
    AsteriskConfig config =
        AsteriskConfig.parse(
            "sip.conf",
            FilesInMemory.of("sip.conf", "[a]\n\n#include b.conf\n")
                .with("b.conf", "#include c.conf\n")
                .with("c.conf", "x=1\n#include sip.conf\n"));

    assertThat(faults(config))
        .containsExactly(
            "c.conf, line 2: the files include each other for ever: sip.conf (line 3) -> b.conf"
                + " (line 1) -> c.conf -> sip.conf");
  }

  @Test
  void eleven_files_may_lead_to_one_another_and_no_twelfth() {
    FilesInMemory files = new FilesInMemory();
    for (int n = 0; n < 12; n++) {
      files.with("f" + n, n == 0 ? "[a]\n#include f1\n" : "#include f" + (n + 1) + "\n");
    }

    AsteriskConfig config = AsteriskConfig.parse("f0", files);

    assertThat(faults(config)).hasSize(1);
    assertThat(faults(config).getFirst())
        .startsWith("f10, line 1: more than 11 files lead to one another: f0 (line 2) -> f1 ");
  }

  @Test
  void nothing_is_ever_executed_and_what_asterisk_passes_over_is_told() {
    AsteriskConfig config =
        parse(
            "[a]\n#exec /bin/false\n#shell x\n#include\nnothing\n=1\n" + "x".repeat(9000) + "=1\n");

    assertThat(warnings(config))
        .satisfiesExactly(
            w -> assertThat(w).startsWith("sip.conf, line 2: #exec is never run here"),
            w -> assertThat(w).startsWith("sip.conf, line 3: nobody knows the directive #shell"),
            w -> assertThat(w).startsWith("sip.conf, line 4: #include names no file"),
            w -> assertThat(w).startsWith("sip.conf, line 5: the line has no ="),
            w -> assertThat(w).startsWith("sip.conf, line 6: there is nothing before the ="),
            w -> assertThat(w).startsWith("sip.conf, line 7: the line is too long"));
    assertThat(flat(config)).isEqualTo("a:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x=1               | sip.conf, line 1: a setting stands before the first section
          [a                | sip.conf, line 1: a section's header has no closing ]
          [a](b             | sip.conf, line 1: what section [a] inherits has no closing )
          [a](b)            | sip.conf, line 1: section [a] inherits from [b], which is not there before it
          [a](+)            | sip.conf, line 1: adds to a section [a] that is not there before it
          [a]~[a](+type=x)  | sip.conf, line 2: adds to a section [a] that is not there before it with type=x
          [a]~#include b    | sip.conf, line 2: includes b, which is not there or cannot be read
          [a]~\\            | sip.conf, line 2: a backslash stands before nothing
          """)
  void what_asterisk_would_refuse_has_its_file_and_line(String text, String fault) {
    assertThat(faults(parse(text.replace('~', '\n')))).containsExactly(fault);
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(faults(parse("[a](x)\n[b](y)\n[c\n"))).hasSize(3);
  }

  @Test
  void an_escaped_name_may_begin_as_a_header_or_a_directive_does() {
    assertThat(flat(parse("[a]\n\\#x=1\n\\[y=2\n"))).isEqualTo("a: #x=1 [y=2");
  }

  @Test
  void templates_that_double_one_another_meet_a_limit() {
    StringBuilder text = new StringBuilder("[t0](!)\na=1\n");
    for (int n = 1; n < 40; n++) {
      text.append(String.format(Locale.ROOT, "[t%d](!,t%d,t%d)%n", n, n - 1, n - 1));
    }

    assertThat(faults(parse(text.toString())))
        .hasSize(1)
        .first()
        .asString()
        .contains("with what sections inherit there are more than");
  }

  @Test
  void letters_are_utf_8_or_else_latin_1_and_a_byte_order_mark_is_none() {
    assertThat(flat(parse("\uFEFF[a]\nname=Zoë\n"))).isEqualTo("a: name=Zoë");
    assertThat(
            flat(
                AsteriskConfig.parse(
                    "x", new FilesInMemory().with("x", Bytes.latin1("[a]\r\nname=Zoë\r\n")))))
        .isEqualTo("a: name=Zoë");
  }

  @Test
  void no_text_form_shows_a_value() {
    assertThat(parse("[a]\nsecret=geheim\n").toString()).doesNotContain("geheim");
  }
}
