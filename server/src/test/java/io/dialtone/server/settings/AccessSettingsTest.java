// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SRV-8 who may have a phone's files, as the settings say it")
class AccessSettingsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', networks",
    "dhcp.listen = \"127.0.0.1:6767\", lease",
    "dhcp.listen = \"off\", networks",
  })
  void who_lends_addresses_goes_by_leases(String toml, String mode) throws IOException {
    assertThat(fit(toml).mode().name().toLowerCase(Locale.ROOT)).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource({"private, loopback and private addresses", "listed, these alone"})
  void a_mode_of_before_is_told_its_new_name(String mode, String words) throws IOException {
    assertThat(faults("access.mode = \"" + mode + "\""))
        .singleElement()
        .asString()
        .contains("access.mode: this is now called \"networks\"")
        .contains(words);
  }

  private AccessSettings fit(String toml) throws IOException {
    return switch (load(toml)) {
      case Loaded.Fit(Settings settings, _) -> settings.access();
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }

  private List<String> faults(String toml) throws IOException {
    return load(toml) instanceof Loaded.Unfit(List<Fault> faults)
        ? faults.stream().map(Fault::toString).toList()
        : List.of();
  }

  private Loaded load(String toml) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), toml, UTF_8);
    return SettingsReader.load(new Surroundings(Map.of(), Map.of(), folder, false));
  }
}
