// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IniLineTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", new IniLine.Blank()),
        Arguments.of(" \t ", new IniLine.Blank()),
        Arguments.of("; a=b", new IniLine.Comment("; a=b")),
        Arguments.of("  # why", new IniLine.Comment("# why")),
        Arguments.of("[sip]", new IniLine.Section("sip")),
        Arguments.of("\t[ sip ] ", new IniLine.Section("sip")),
        Arguments.of("[sip] ; lines", new IniLine.Stray("[sip] ; lines")),
        Arguments.of("[sip", new IniLine.Stray("[sip")),
        Arguments.of("[a=b", new IniLine.Stray("[a=b")),
        Arguments.of("[ ]", new IniLine.Stray("[ ]")),
        Arguments.of("[", new IniLine.Stray("[")),
        Arguments.of("a=b", new IniLine.Setting("a", "b")),
        Arguments.of(" a = b c ", new IniLine.Setting("a", "b c")),
        Arguments.of("a=", new IniLine.Setting("a", "")),
        Arguments.of("a==b=c", new IniLine.Setting("a", "=b=c")),
        Arguments.of("a=b ; not a comment", new IniLine.Setting("a", "b ; not a comment")),
        Arguments.of("a=\u00a0", new IniLine.Setting("a", "\u00a0")),
        Arguments.of("=b", new IniLine.Stray("=b")),
        Arguments.of(" = b", new IniLine.Stray("= b")),
        Arguments.of("no equals sign", new IniLine.Stray("no equals sign")),
        Arguments.of("\u0000", new IniLine.Stray("\u0000")));
  }

  @ParameterizedTest(name = "[{0}]")
  @MethodSource("lines")
  void each_line_says_one_thing(String line, IniLine expected) {
    assertThat(IniLine.parse(line)).isEqualTo(expected);
  }
}
