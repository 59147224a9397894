// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileDecision.NotFound;
import io.dialtone.core.files.FileDecision.Refused;
import io.dialtone.core.files.FileDecision.Serve;
import io.dialtone.core.files.FileDecision.Several;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  private static final Ip4Address NEAR = Ip4Address.of(10, 0, 0, 7);

  private static final FileNames NAMES =
      FileNames.of(
          List.of(
              "st2030s.inf",
              "ST2030S_001F9F16E7F8.txt",
              "Phones/Mgcp/v100.zz",
              "a b.txt",
              "tön.txt",
              "100%.txt",
              "..hidden",
              "twice.txt",
              "Twice.txt",
              "TWICE.TXT"));

  @ParameterizedTest
  @CsvSource({
    "/st2030s.inf, st2030s.inf",
    "/ST2030S.INF, st2030s.inf",
    "//st2030s.inf, st2030s.inf",
    "/./st2030s.inf, st2030s.inf",
    "/st2030s.inf?x=../y, st2030s.inf",
    "/st2030s.inf#top, st2030s.inf",
    "/st2030s%2Einf, st2030s.inf",
    "/phones/MGCP/V100.zz, Phones/Mgcp/v100.zz",
    "/phones%2fmgcp%2Fv100.zz, Phones/Mgcp/v100.zz",
    "/a%20b.txt, a b.txt",
    "/t%C3%B6n.txt, tön.txt",
    "/t%F6n.txt, tön.txt",
    "/T%C3%96N.txt, tön.txt",
    "/100%25.txt, 100%.txt",
    "/..hidden, ..hidden",
    "http://10.0.0.1/st2030s.inf, st2030s.inf",
    "HTTP://10.0.0.1:8080/st2030s.inf, st2030s.inf",
    "https://pbx/phones/mgcp/v100.zz?a, Phones/Mgcp/v100.zz",
  })
  @DisplayName("HTT-2 targets in origin and absolute form, ID-2 in any letter case")
  void http_targets_lead_to_files(String target, String path) {
    assertThat(http(target)).isInstanceOfSatisfying(Serve.class, s -> path(s).isEqualTo(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/phones",
        "/Phones/",
        "/st2030s.inf/",
        "/%252e%252e/st2030s.inf",
        "/%2531.txt",
        "/other.txt",
        "http://10.0.0.1",
        "http://10.0.0.1?st2030s.inf",
        "/phones\\mgcp\\v100.zz",
      })
  void names_of_nothing_and_of_folders_are_not_found(String target) {
    assertThat(http(target)).isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/../st2030s.inf, the name holds a '..' part",
    "/Phones/../st2030s.inf, the name holds a '..' part",
    "/%2e%2e/st2030s.inf, the name holds a '..' part",
    "/Phones/%2E./v, the name holds a '..' part",
    "/Phones%2f..%2fst2030s.inf, the name holds a '..' part",
    "/..\\st2030s.inf, the name holds a '..' part",
    "/..%5cst2030s.inf, the name holds a '..' part",
    "http://h/../x, the name holds a '..' part",
    "/C:/st2030s.inf, the name holds a drive letter",
    "/c:st2030s.inf, the name holds a drive letter",
    "/C%3A%5Cst2030s.inf, the name holds a drive letter",
    "/Phones/C:/v100.zz, the name holds a drive letter",
    "/st2030s.inf%00.txt, the name holds a NUL",
    "/%, the target holds a '%' without two hex digits after it",
    "/a%4, the target holds a '%' without two hex digits after it",
    "/a%zz.txt, the target holds a '%' without two hex digits after it",
    "/a%+1.txt, the target holds a '%' without two hex digits after it",
    "C:/st2030s.inf, the target is neither a path nor an http URL",
    "*, the target is neither a path nor an http URL",
    "ftp://h/st2030s.inf, the target is neither a path nor an http URL",
    "'', the target is neither a path nor an http URL",
  })
  void names_that_would_lead_astray_are_refused_over_http(String target, String reason) {
    assertThat(http(target)).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "st2030s.inf, st2030s.inf",
    "/st2030s.inf, st2030s.inf",
    "///st2030s.inf, st2030s.inf",
    "\\st2030s.inf, st2030s.inf",
    ".\\st2030s.inf, st2030s.inf",
    "./st2030s.inf, st2030s.inf",
    "C:\\st2030s.inf, st2030s.inf",
    "/C:/st2030s.inf, st2030s.inf",
    "c:st2030s.inf, st2030s.inf",
    "C:\\Phones\\mgcp\\v100.zz, Phones/Mgcp/v100.zz",
    ".\\phones\\mgcp\\V100.ZZ, Phones/Mgcp/v100.zz",
    "phones/mgcp\\v100.zz, Phones/Mgcp/v100.zz",
    "t\u00f6n.txt, tön.txt",
    "t\u00c3\u00b6n.txt, tön.txt",
    "100%.txt, 100%.txt",
  })
  void tftp_names_in_windows_style_lead_to_files_INF_4(String name, String path) {
    assertThat(tftp(name)).isInstanceOfSatisfying(Serve.class, s -> path(s).isEqualTo(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..\\st2030s.inf",
        "../x",
        "C:\\..\\x",
        "phones\\..\\st2030s.inf",
        "C:D:x",
        "a\0b"
      })
  void tftp_names_never_leave_the_root_INF_4(String name) {
    assertThat(tftp(name)).isInstanceOf(Refused.class);
  }

  @Test
  void nothing_is_decoded_over_tftp() {
    assertThat(tftp("%2e%2e/st2030s.inf")).isInstanceOf(NotFound.class);
  }

  @Test
  void the_exact_name_goes_before_all_that_are_alike_ID_2() {
    assertThat(http("/Twice.txt")).isEqualTo(new Serve("Twice.txt", "the file of this name"));
  }

  @Test
  void of_several_names_alike_none_is_guessed_ID_2() {
    assertThat(http("/tWiCe.txt"))
        .isEqualTo(
            new Several(
                List.of("twice.txt", "Twice.txt", "TWICE.TXT"),
                "3 files match without regard to case and none exactly:"
                    + " twice.txt, Twice.txt, TWICE.TXT"));
  }

  @Test
  void folders_that_differ_in_case_alone_are_searched_together() {
    FileNames names = FileNames.of(List.of("Tones/a.txt", "tones/b.txt", "TONES/b.txt"));
    assertThat(names.find("tones/a.txt")).isInstanceOf(Serve.class);
    assertThat(names.find("TONES/b.txt")).isInstanceOf(Serve.class);
    assertThat(names.find("Tones/b.txt")).isInstanceOf(Several.class);
  }

  @Test
  void many_candidates_are_told_shortly() {
    FileNames names = FileNames.of(List.of("abc", "abC", "aBc", "aBC", "Abc", "AbC", "ABc"));
    assertThat(names.find("ABC").reason()).endsWith("abc, abC, aBc, aBC, Abc, …");
  }

  @Test
  void the_phones_that_files_are_named_by_are_known_SRV_8() {
    assertThat(NAMES.knows(new MacAddress(0x001F9F16E7F8L))).isTrue();
    assertThat(NAMES.knows(new MacAddress(0x001F9F16E7F9L))).isFalse();
    assertThat(FileNames.NONE.knows(new MacAddress(0x001F9F16E7F8L))).isFalse();
  }

  @Test
  void an_overlong_name_is_refused_before_it_is_looked_at() {
    assertThat(tftp("x".repeat(AskedName.LENGTH_LIMIT + 1))).isInstanceOf(Refused.class);
    assertThat(tftp("x".repeat(AskedName.LENGTH_LIMIT))).isInstanceOf(NotFound.class);
  }

  @Test
  void no_folder_means_no_names() {
    assertThat(FileNames.NONE.find("")).isInstanceOf(NotFound.class);
    assertThat(FileNames.NONE.size()).isZero();
  }

  private static AbstractStringAssert<?> path(Serve serve) {
    return assertThat(serve.path());
  }

  private static FileDecision http(String target) {
    return NAMES.decide(new FileQuestion(Transport.HTTP, target, NEAR));
  }

  private static FileDecision tftp(String name) {
    return NAMES.decide(new FileQuestion(Transport.TFTP, name, NEAR));
  }
}
