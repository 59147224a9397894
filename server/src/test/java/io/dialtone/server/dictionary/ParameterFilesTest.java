// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dictionary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's dictionary files over the built-in one. */
class ParameterFilesTest {

  private static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);

  @TempDir private Path data;

  private Path write(String name, String text) throws IOException {
    Path folder = Files.createDirectories(data.resolve(ParameterFiles.FOLDER));
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }

  @Test
  void without_files_of_the_user_it_is_the_built_in_one() throws Exception {
    assertThat(ParameterFiles.of(data).all(ST2030S))
        .isEqualTo(ParameterFiles.builtIn().all(ST2030S))
        .hasSizeGreaterThan(762);
    Files.createDirectory(data.resolve(ParameterFiles.FOLDER));
    assertThat(ParameterFiles.of(data).all(ST2030S)).hasSizeGreaterThan(762);
  }

  @Test
  void a_user_adds_and_overrides_without_a_release() throws Exception {
    write("20-more.ini", "[sip] Brand_New\ntype=number 0..9\npurpose=Second.\n");
    write(
        "10-own.ini",
        """
        [sip] Brand_New
        type=flag
        purpose=First.
        [sip] DNDResp
        type=choice
        value.3=404 Not Found
        default=3
        purpose=Für uns.
        """);
    write("readme.txt", "no dictionary");
    Dictionary dictionary = ParameterFiles.of(data);
    assertThat(dictionary.find(ST2030S, "Brand_New").map(ParameterDef::purpose))
        .contains("Second.");
    ParameterDef answer = dictionary.find(ST2030S, "DNDResp").orElseThrow();
    assertThat(answer.purpose()).isEqualTo("Für uns.");
    assertThat(answer.fault("3")).isEmpty();
    assertThat(answer.fault("1")).isPresent();
  }

  @Test
  void a_broken_file_is_told_with_its_path_and_line() throws Exception {
    Path file = write("own.ini", "[sip] X\ntype=flag\npurpose=x\ndefault=7\n");
    assertThatThrownBy(() -> ParameterFiles.of(data))
        .isInstanceOf(MalformedDictionaryException.class)
        .hasMessage(file + ", line 4: the default of X is neither 0 nor 1");
  }

  @Test
  void what_is_no_text_is_told() throws Exception {
    Path file = write("own.ini", "");
    Files.write(file, "[sip] X\npurpose=Zoé".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ParameterFiles.of(data)).hasMessage(file + ": is not UTF-8 text");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> ParameterFiles.of(data))
        .isInstanceOf(MalformedDictionaryException.class)
        .hasMessageStartingWith(file + ": cannot be read: ");
  }

  @Test
  void a_file_without_end_is_refused_and_not_held() throws Exception {
    Path file = write("own.ini", "; " + "x".repeat(3 * Dictionary.MAX_LENGTH));
    assertThatThrownBy(() -> ParameterFiles.of(data))
        .hasMessage(file + ": longer than " + Dictionary.MAX_LENGTH + " characters");
  }
}
