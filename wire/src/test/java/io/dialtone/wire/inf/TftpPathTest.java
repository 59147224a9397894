// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TftpPathTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "v100.zz                              | v100.zz",
        "C:\\ip_phones\\mgcp\\st2030\\v100.zz | ip_phones/mgcp/st2030/v100.zz",
        "c:v100.zz                            | v100.zz",
        ".\\ip_phones\\x.txt                  | ip_phones/x.txt",
        ".\\.\\x.txt                          | x.txt",
        "\\\\x.txt                            | x.txt",
        "/decks//main.thd                     | decks/main.thd",
        "/C:/decks/main.thd                   | decks/main.thd",
        "a\\.\\b/c                            | a/b/c",
        "..a/b..                              | ..a/b..",
        "%2e%2e/x                             | %2e%2e/x",
        "Thomson/ST2030S                      | Thomson/ST2030S",
        "a b.txt                              | a b.txt",
      })
  void a_windows_style_path_becomes_one_below_the_root_INF_4(String asked, String served) {
    assertThat(TftpPath.toServerPath(asked)).contains(served);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "..\\x",
        "a/../x",
        "C:..\\x",
        "a\\..",
        ".\\..\\x",
        "",
        ".",
        "/",
        "C:",
        "C:\\",
        "a\0b"
      })
  void no_path_leaves_the_root_or_names_nothing_INF_4(String asked) {
    assertThat(TftpPath.toServerPath(asked)).isEmpty();
  }

  @Test
  void the_last_part_of_a_path_or_url_is_the_name() {
    assertThat(TftpPath.lastPart(".\\a\\v100.zz")).isEqualTo("v100.zz");
    assertThat(TftpPath.lastPart("http://h:8080/a/Com.txt")).isEqualTo("Com.txt");
    assertThat(TftpPath.lastPart("v100.zz")).isEqualTo("v100.zz");
  }
}
