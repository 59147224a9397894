// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SRV-8 a folder whose name is the secret")
class SecretPathTest {

  private static final String NAME = "b7Xk-29_c.Qw~4mZ";
  private static final SecretPath SECRET = SecretPath.of(NAME).orElseThrow();

  @Test
  void what_lies_below_it_is_found() {
    assertThat(SECRET.below(NAME + "/ST2030S_00147F000001.txt"))
        .contains("ST2030S_00147F000001.txt");
    assertThat(SECRET.below(NAME + "/a/b.txt")).contains("a/b.txt");
    assertThat(SECRET.below(NAME + "/")).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NAME,
        "B7XK-29_C.QW~4MZ/x.txt",
        "b7Xk-29_c.Qw~4m/x.txt",
        NAME + "x/x.txt",
        "a/" + NAME + "/x.txt",
        "x.txt",
        ""
      })
  void nothing_else_is(String path) {
    assertThat(SECRET.below(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/" + NAME + "/x.txt, /***/x.txt",
    "GET http://10.0.0.1/" + NAME + "/x.txt 200, GET http://10.0.0.1/***/x.txt 200",
    "/B7XK-29_C.QW~4MZ/x.txt, /***/x.txt",
    "/%627Xk-29_c.Qw~4mZ/x%20y.txt, /***/x y.txt",
    "/x%20y.txt, /x%20y.txt",
    "/x%, /x%",
    NAME + "\\x.txt, ***\\x.txt",
  })
  void a_log_does_not_show_it(String text, String shown) {
    assertThat(SECRET.masked(text)).isEqualTo(shown).doesNotContainIgnoringCase(NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "fifteen-letters",
        "with/slash/in/it/all",
        "a b c d e f g h i j",
        ".b7Xk29cQw4mZb7Xk"
      })
  void a_name_that_can_be_guessed_or_is_written_in_two_ways_is_none(String name) {
    assertThat(SecretPath.of(name)).isEmpty();
  }

  @Test
  void it_is_itself_and_never_printed() {
    assertThat(SECRET).hasToString("/***").isEqualTo(SecretPath.of(NAME).orElseThrow());
    assertThat(SECRET).hasSameHashCodeAs(SecretPath.of(NAME).orElseThrow());
    assertThat(SECRET).isNotEqualTo(SecretPath.of(NAME + "x").orElseThrow());
    assertThat(Optional.of(SECRET.name()).toString()).doesNotContain(NAME);
    assertThat(SECRET.name().reveal()).isEqualTo(NAME);
  }
}
