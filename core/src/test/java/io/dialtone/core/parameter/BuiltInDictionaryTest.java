// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The dictionary that Dialtone brings with it, held against real phones' files. */
class BuiltInDictionaryTest {

  static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);

  static Dictionary builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private final Dictionary dictionary = builtIn();

  @Test
  void an_st2030_is_shipped_with_762_parameters_and_an_st2022_with_499_FIL_1() {
    assertThat(dictionary.all(ST2030S).stream().filter(ParameterDef::shipped)).hasSize(762);
    assertThat(dictionary.all(ST2022S).stream().filter(ParameterDef::shipped)).hasSize(499);
  }

  @Test
  void the_file_of_a_real_st2030_is_known_line_by_line_FIL_1() throws Exception {
    List<Parameter> real = corpus("comconf-2.74-1.txt");
    List<ParameterDef> ours =
        dictionary.all(ST2030S).stream().filter(ParameterDef::shipped).toList();
    assertThat(ours)
        .extracting(d -> d.section() + "/" + d.name())
        .containsExactlyElementsOf(real.stream().map(p -> p.section() + "/" + p.name()).toList());
    for (Parameter parameter : real) {
      ParameterDef known = dictionary.find(ST2030S, parameter.name()).orElseThrow();
      if (!parameter.isNamed("Decryption_Key")) {
        assertThat(known.defaultValue()).as(known.name()).contains(parameter.value());
      }
    }
  }

  private static List<Parameter> corpus(String name) throws Exception {
    Path file =
        Optional.ofNullable(System.getenv("DIALTONE_CORPUS"))
            .map(Path::of)
            .orElseGet(() -> projectRoot().resolve("../shared/corpus").normalize())
            .resolve("st2030")
            .resolve(name);
    if (!Files.exists(file)) {
      String reason = "skipped: no " + file + " (DIALTONE_CORPUS names another corpus)";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    return ConfigFile.parse(Bytes.copyOf(Files.readAllBytes(file))).parameters();
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
