// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual of the settings names every key, and nothing that is none. */
class ManualTest {

  private static final Path MANUAL = Path.of("../docs/settings.md");

  private static String row(Key<?> key) {
    String option = key.optionName().map(ManualTest::code).orElse("");
    String variables =
        key.variables().stream().map(ManualTest::code).collect(Collectors.joining(", "));
    String usual = key.usual().isEmpty() ? "" : code(key.usual());
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            code(key.name()),
            key.manual().meaning(),
            usual,
            code(key.leaf() + " = " + key.manual().example()),
            option,
            variables);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  @Test
  void the_manual_has_one_row_for_each_key_in_the_codes_order() throws IOException {
    List<String> rows =
        Files.readAllLines(MANUAL, UTF_8).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).containsExactlyElementsOf(Keys.ALL.stream().map(ManualTest::row).toList());
  }

  @Test
  void the_manuals_sample_file_is_fit() throws IOException {
    String manual = Files.readString(MANUAL, UTF_8);
    String fence = "```toml\n";
    int start = manual.indexOf(fence) + fence.length();
    String sample = manual.substring(start, manual.indexOf("```", start));
    SettingsFile file =
        SettingsFile.parse(Path.of("sample.toml"), sample.replace("\"site\"", "\".\""));
    assertThat(file.faults()).isEmpty();
    assertThat(file.pools()).hasSize(1);
    assertThat(file.reservations()).hasSize(1);
  }
}
