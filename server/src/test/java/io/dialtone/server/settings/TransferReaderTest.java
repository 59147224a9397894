// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.tftp.PortRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferReaderTest {
  @TempDir Path folder;

  private Loaded load(String tftp, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), "[tftp]\n" + tftp, UTF_8);
    return SettingsReader.load(new Surroundings(Map.of(), environment, folder, false));
  }

  private static TransferSettings fit(Loaded loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Fit.class);
    return ((Loaded.Fit) loaded).settings().listeners().limits().transfers();
  }

  @Test
  void every_key_is_read() throws IOException {
    String all =
        """
        port-range = "50000-50999"
        transfers = 900
        per-client = 20
        idle = "30s"
        total = "2h"
        block-size = 1468
        window = 8
        """;
    assertThat(fit(load(all, Map.of())))
        .isEqualTo(
            new TransferSettings(
                Optional.of(new PortRange(50_000, 50_999)),
                false,
                900,
                20,
                new TransferSettings.Times(Duration.ofSeconds(30), Duration.ofHours(2)),
                new TransferSettings.Sizes(1468, 8)));
  }

  @Test
  void a_single_port_may_come_from_the_environment() throws IOException {
    TransferSettings read = fit(load("", Map.of("DIALTONE_TFTP_SINGLE_PORT", "true")));
    assertThat(read.singlePort()).isTrue();
    assertThat(fit(load("", Map.of("DIALTONE_TFTP_TRANSFERS", "7"))).most()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          port-range = "9-1"        | two ports in order
          port-range = 50000        | two ports in order
          transfers = 0             | a whole number from 1 to 100000
          per-client = "many"       | a whole number from 1 to 100000
          idle = "1s"               | from 5s to 1h
          total = "8d"              | from 10s to 7d
          block-size = 511          | a whole number from 512 to 65464
          window = 65               | a whole number from 1 to 64
          single-port = 1           | true or false
          """)
  void what_is_out_of_bounds_is_told(String line, String told) throws IOException {
    assertThat(load(line, Map.of())).asString().contains(told);
    assertThat(load(line, Map.of())).isInstanceOf(Loaded.Unfit.class);
  }

  @Test
  void a_range_for_a_single_port_is_a_contradiction() throws IOException {
    Loaded both = load("single-port = true\nport-range = \"50000-50999\"\n", Map.of());
    assertThat(both).isInstanceOf(Loaded.Unfit.class);
    assertThat(both).asString().contains("leave one of them out");
  }
}
