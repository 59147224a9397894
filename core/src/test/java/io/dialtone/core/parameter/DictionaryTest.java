// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static io.dialtone.core.parameter.BuiltInDictionaryTest.ST2022S;
import static io.dialtone.core.parameter.BuiltInDictionaryTest.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a dictionary file is read, and how one extends another. */
class DictionaryTest {

  private static final FilePrefix ST2030M = new FilePrefix(Model.ST2030, Protocol.MGCP);
  private static final FilePrefix ST2022M = new FilePrefix(Model.ST2022, Protocol.MGCP);

  private static Dictionary parse(String... lines) throws MalformedDictionaryException {
    return Dictionary.parse(String.join("\n", lines) + "\n", "own.ini");
  }

  @Test
  void an_entry_is_a_heading_and_its_lines() throws Exception {
    Dictionary own =
        parse(
            "; ours",
            "[sip] New_Thing",
            "  default = 1 ",
            "default.ST2022=2",
            "type=number 0..9",
            "since=2.80",
            "secret=yes",
            "purpose=Does a thing; = and # are its own.");
    ParameterDef def = own.find(ST2030S, "new_thing").orElseThrow();
    assertThat(def.section()).isEqualTo("sip");
    assertThat(def.name()).isEqualTo("New_Thing");
    assertThat(def.defaultValue()).contains("1");
    assertThat(def.since()).contains("2.80");
    assertThat(def.secret()).isTrue();
    assertThat(def.purpose()).isEqualTo("Does a thing; = and # are its own.");
    assertThat(own.find(ST2022S, "New_Thing").orElseThrow().defaultValue()).contains("2");
    assertThat(own.find(ST2030M, "New_Thing")).isEmpty();
    assertThat(own.kindsWith("NEW_THING")).containsExactly(ST2030S, ST2022S);
  }

  @Test
  void no_default_and_an_empty_default_are_two_things() throws Exception {
    Dictionary own =
        parse("[a] X", "type=text", "purpose=x", "[a] Y", "default=", "type=text", "purpose=y");
    assertThat(own.find(ST2030S, "X").orElseThrow().defaultValue()).isEmpty();
    assertThat(own.find(ST2030S, "Y").orElseThrow().defaultValue()).contains("");
  }

  @Test
  void a_family_is_one_entry() throws Exception {
    Dictionary own =
        parse(
            "[sip] port{MP|BK}{1-2}",
            "default=506{n}",
            "type=port",
            "idle.ST2022=2",
            "only.ST2022M=1-1",
            "models=SIP ST2022M",
            "purpose=The port of line {n}.");
    assertThat(own.all(ST2030S))
        .extracting(ParameterDef::name)
        .containsExactly("portMP1", "portMP2", "portBK1", "portBK2");
    assertThat(own.find(ST2030S, "portBK2").orElseThrow().defaultValue()).contains("5062");
    assertThat(own.find(ST2030S, "portBK2").orElseThrow().purpose())
        .isEqualTo("The port of line 2.");
    assertThat(own.find(ST2030S, "portBK2").orElseThrow().doubt("5060")).isEmpty();
    assertThat(own.find(ST2022S, "portBK2").orElseThrow().doubt("5060"))
        .contains("is for a line that this phone has not got");
    assertThat(own.find(ST2022S, "portBK1").orElseThrow().idle()).isFalse();
    assertThat(own.all(ST2022M))
        .extracting(ParameterDef::name)
        .containsExactly("portMP1", "portBK1");
  }

  @Test
  void what_holds_for_all_is_said_once_and_may_be_said_otherwise() throws Exception {
    Dictionary own =
        parse(
            "[*]",
            "since=1",
            "since.ST2022=2",
            "[a] X",
            "type=text",
            "purpose=x",
            "[a] Y",
            "since=3",
            "type=text",
            "purpose=y",
            "[*]",
            "models=ST2022M",
            "[a] Z",
            "type=text",
            "purpose=z");
    assertThat(own.find(ST2030S, "X").orElseThrow().since()).contains("1");
    assertThat(own.find(ST2022S, "X").orElseThrow().since()).contains("2");
    assertThat(own.find(ST2030S, "Y").orElseThrow().since()).contains("3");
    assertThat(own.find(ST2022S, "Y").orElseThrow().since()).contains("3");
    assertThat(own.kindsWith("Z")).containsExactly(ST2022M);
    assertThat(own.find(ST2022M, "Z").orElseThrow().since()).isEmpty();
  }

  @Test
  void a_users_entry_replaces_ours_in_its_place_and_adds_what_is_new() throws Exception {
    Dictionary builtIn = BuiltInDictionaryTest.builtIn();
    Dictionary own =
        parse(
            "[sip] dndRESP",
            "default=7",
            "type=number 0..9",
            "models=ST2030S",
            "purpose=Ours.",
            "[sip] Brand_New",
            "type=flag",
            "purpose=New.");
    Dictionary both = builtIn.extendedBy(own);
    assertThat(both.all(ST2030S)).hasSize(builtIn.all(ST2030S).size() + 1);
    int place = builtIn.all(ST2030S).indexOf(builtIn.find(ST2030S, "DNDResp").orElseThrow());
    assertThat(both.all(ST2030S).get(place).purpose()).isEqualTo("Ours.");
    assertThat(both.all(ST2030S).getLast().name()).isEqualTo("Brand_New");
    assertThat(both.find(ST2030S, "DNDResp").orElseThrow().fault("7")).isEmpty();
    assertThat(both.find(ST2022S, "DNDResp").orElseThrow().fault("7")).isPresent();
    assertThat(builtIn.find(ST2030S, "Brand_New")).isEmpty();
    assertThat(Dictionary.EMPTY.extendedBy(own).all(ST2030S)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "VLANid, VLANid1",
    "DCSP1, DSCP1",
    "dscp4, DSCP1",
    "AutoprovisionConfigFname, AutoprovisionConfigname",
    "FeatureKeyExt1, FeatureKeyExt01",
    "TEL1Numbr, TEL1Number",
    "LangageType, LanguageType",
    "CallRetrieveSC, CallRetreiveSC",
  })
  void a_slip_of_the_pen_finds_what_was_meant(String written, String meant) {
    assertThat(BuiltInDictionaryTest.builtIn().nearest(written)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "completely_unlike_anything", "€"})
  void what_is_like_nothing_finds_nothing(String written) {
    assertThat(BuiltInDictionaryTest.builtIn().nearest(written)).isEmpty();
    assertThat(BuiltInDictionaryTest.builtIn().nearest("a".repeat(100_000))).isEmpty();
  }

  @Test
  void at_most_three_are_suggested() {
    assertThat(BuiltInDictionaryTest.builtIn().nearest("FeatureKeyExt")).hasSizeBetween(1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | 1 | 'neither a heading \"[section] Name\" nor key=value nor a comment'",
        "=x | 1 | 'neither a heading \"[section] Name\" nor key=value nor a comment'",
        "type=text | 1 | 'stands before the first heading \"[section] Name\"'",
        "[sip | 1 | 'a heading is \"[section] Name\", the section in small letters'",
        "[] X | 1 | 'a heading is \"[section] Name\", the section in small letters'",
        "[SIP] X | 1 | 'a heading is \"[section] Name\", the section in small letters'",
        "[sip] | 1 | '\"\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a b | 1 | '\"a b\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a=b | 1 | '\"a=b\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a{1-4 | 1 | '\"a{1-4\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a{4-1} | 1 | '\"a{4-1}\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a{x} | 1 | '\"a{x}\" is no name, nor one like TEL{1-4}Number'",
        "[sip] a{1-999}{1-999} | 1 | '\"a{1-999}{1-999}\" is no name, nor one like TEL{1-4}Number'",
        "[sip] X/purpose=x | 1 | this entry has no type",
        "[sip] X/type=text | 1 | this entry has no purpose",
        "[sip] X/type=text/purpose= | 1 | this entry has no purpose",
        "'[sip] X/type=text/purpose=\u2003' | 1 | this entry has no purpose",
        "[sip] X/type=text/purpose=a\u001B[31m | 3 | a control character stands here",
        "'; \f/[sip] X/type=text/purpose=\f' | 4 | a control character stands here",
        "[sip] X/type=text/type=flag | 3 | type stands on line 2 already",
        "[sip] X/typ=text | 2 | '\"typ\" is no key of an entry'",
        "[sip] X/default.ST2040=1 | 2 | '\"default.ST2040\" is no key of an entry'",
        "[sip] X/type.ST2022=text | 2 | '\"type.ST2022\" is no key of an entry'",
        "[sip] X/type=strange/purpose=x | 2 | '\"strange\" is no type: flag, number'",
        "[sip] X/type=as Y/purpose=x | 2 | no parameter Y stands above in this file",
        "[sip] X/type=as X/purpose=x | 2 | no parameter X stands above in this file",
        "[sip] X/default=5/type=flag/purpose=x | 2 | the default of X is neither 0 nor 1",
        "[sip] X/type=flag/purpose=x/secret=true | 4 | secret is neither yes nor no",
        "[sip] X/type=flag/purpose=x/models=ST2040 | 4 | '\"ST2040\" is no kind of phone'",
        "[sip] X/type=flag/purpose=x/only.SIP=x | 4 | '\"x\" is no range such as 1-5'",
        "[sip] X/type=flag/purpose=x/[net] x/type=flag/purpose=x | 4 | x stands on line 1 already",
        "[*]/type=flag | 2 | '[*] says only models, since, shipped, assumed'",
        "[*] X | 1 | 'a heading is \"[section] Name\", the section in small letters'",
      })
  void a_broken_file_is_told_by_name_and_line(String text, int line, String what) {
    assertThatThrownBy(() -> parse(text.split("/", -1)))
        .isInstanceOfSatisfying(
            MalformedDictionaryException.class,
            fault -> {
              assertThat(fault.file()).isEqualTo("own.ini");
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault).hasMessageStartingWith("own.ini, line " + line + ": " + what);
            });
  }

  @Test
  void a_file_without_end_is_not_read() {
    assertThatThrownBy(() -> parse("; " + "x".repeat(Dictionary.MAX_LENGTH)))
        .hasMessage("own.ini: longer than 1048576 characters");
  }

  @Test
  void an_entry_may_leave_a_parameter_to_the_phone() throws Exception {
    Dictionary own =
        parse("[a] X", "keep=yes", "type=text", "purpose=x", "[a] Y", "type=text", "purpose=y");
    assertThat(own.find(ST2030S, "X").orElseThrow().kept()).isTrue();
    assertThat(own.find(ST2030S, "Y").orElseThrow().kept()).isFalse();
  }

  @Test
  void what_the_house_writes_itself_nobody_else_may() {
    ParameterDef serial = BuiltInDictionaryTest.builtIn().find(ST2030S, "config_sn").orElseThrow();
    assertThat(serial.fault("202611210001")).contains("is written by Dialtone itself");
    assertThat(serial.type().fault("202611210001")).isEmpty();
    assertThat(serial.defaultValue()).isEmpty();
  }
}
