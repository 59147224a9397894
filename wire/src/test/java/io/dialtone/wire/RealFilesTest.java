// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.TelephoneConfig;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.melody.MelodyFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a real deployment, where they lie beside the project or DIALTONE_CORPUS says. */
class RealFilesTest {

  private static Bytes read(String name) throws IOException {
    Path folder = corpus().resolve("st2030");
    if (!Files.isDirectory(folder)) {
      String reason = "skipped: no folder " + folder + " (DIALTONE_CORPUS names another corpus)";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    return Bytes.copyOf(Files.readAllBytes(folder.resolve(name)));
  }

  private static Path corpus() {
    return Optional.ofNullable(System.getenv("DIALTONE_CORPUS"))
        .map(Path::of)
        .orElseGet(() -> projectRoot().resolve("../shared/corpus").normalize());
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void the_inf_has_eleven_keys_and_nothing_odd_INF_1_INF_2() throws Exception {
    InfFile inf = InfFile.parse(read("st2030s.inf"));
    assertThat(inf.entries()).hasSize(11);
    assertThat(inf.notes()).isEmpty();
    assertThat(inf.first(InfKey.FWURL).orElseThrow())
        .endsWith("/v2030SG.R11.1.SED.091022.2.69.2.zz");
    assertThat(inf.first(InfKey.CONFIG).orElseThrow()).endsWith("/st2030/");
    assertThat(InfFile.parse(inf.encode()).entries())
        .extracting(InfFile.Entry::value)
        .containsExactlyElementsOf(inf.entries().stream().map(InfFile.Entry::value).toList());
  }

  @ParameterizedTest
  @CsvSource({"comconf-2.74-1.txt,762,205", "ST2030S_001F9F16E7F8.txt,632,115"})
  void config_files_parse_whole_FIL_1(String name, int parameters, int empty) throws Exception {
    ConfigFile file = ConfigFile.parse(read(name));
    assertThat(file.parameters()).hasSize(parameters);
    assertThat(file.parameters().stream().filter(p -> p.value().isEmpty())).hasSize(empty);
    assertThat(file.parameters()).noneMatch(p -> p.section().isEmpty());
    assertThat(ConfigFile.parse(file.encode()).encode()).isEqualTo(file.encode());
  }

  @Test
  void the_mac_file_has_a_serial_number_of_12_digits_RUN_4() throws Exception {
    ConfigFile file = ConfigFile.parse(read("ST2030S_001F9F16E7F8.txt"));
    assertThat(file.configSerial().filter(ConfigFile::isSerial)).contains("200905210003");
    assertThat(ConfigFile.parse(read("comconf-2.74-1.txt")).configSerial()).isEmpty();
  }

  @Test
  void the_telephone_config_is_an_st2030s_FIL_4() throws Exception {
    TelephoneConfig file = TelephoneConfig.parse(read("telconf-2.74-1.txt"));
    assertThat(file.model()).contains(Model.ST2030);
    assertThat(file.lines()).isEqualTo(898);
  }

  @ParameterizedTest
  @CsvSource({"Tone-Melodies.txt,13,AxelF", "Tone-RG.txt,4,fifth", "Tone-CW.txt,5,g_default"})
  void melody_files_parse_whole_and_are_written_again_FIL_3(String name, int tunes, String first)
      throws Exception {
    MelodyFile file = MelodyFile.parse(read(name));
    assertThat(file.melodies()).hasSize(tunes);
    assertThat(file.melodies().getFirst().name()).isEqualTo(first);
    assertThat(MelodyFile.parse(file.encode())).isEqualTo(file);
  }
}
