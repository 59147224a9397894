// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as the README shows it: five phones boot on loopback. */
class DemoTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int demo(String... more) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
    String[] words = new String[more.length + 2];
    words[0] = "demo";
    words[1] = "--once";
    System.arraycopy(more, 0, words, 2, more.length);
    return Main.run(terminal, words);
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void five_phones_of_all_kinds_and_ways_end_provisioned() {
    assertThat(demo()).as(err.toString(UTF_8)).isZero();
    assertThat(lines()).anyMatch(line -> line.startsWith("5 of 5 phones provisioned"));
    assertThat(lines())
        .filteredOn(line -> line.matches("ST20(30|22) .* ready"))
        .hasSize(5)
        .allMatch(line -> line.contains("provisioned"))
        .allMatch(line -> line.matches(".*\\s2\\s+ready"));
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void each_step_is_a_line_of_its_phone_where_there_is_no_terminal() {
    demo();
    assertThat(lines())
        .anyMatch(l -> l.startsWith("ST2030 SIP  :01") && l.contains("option 43 names"))
        .anyMatch(l -> l.startsWith("ST2022 SIP  :02") && l.contains("option 66 names tftp://"))
        .anyMatch(l -> l.startsWith("ST2030 MGCP :03") && l.contains("option 150 names tftp://"))
        .anyMatch(l -> l.startsWith("ST2022 MGCP :04") && l.contains("next-server names tftp://"))
        .anyMatch(l -> l.startsWith("ST2030 MGCP :03") && l.contains("decks/main.thd"))
        .noneMatch(l -> l.contains("\033"));
  }

  @Test
  void a_named_folder_is_kept_and_a_temporary_one_is_not() throws IOException {
    assertThat(demo("--dir", "kept")).isZero();
    assertThat(folder.resolve("kept/files/st2030s.inf")).exists();
    out.reset();
    assertThat(demo()).isZero();
    String files = lines().stream().filter(l -> l.startsWith("  files")).findFirst().orElseThrow();
    assertThat(Path.of(files.substring(9).strip())).doesNotExist();
  }

  @Test
  void a_folder_with_something_in_it_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "keep me", UTF_8);
    assertThat(demo("--dir", ".")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("is not empty; name a new folder").hasLineCount(1);
    assertThat(folder.resolve("mine.txt")).hasContent("keep me");
  }
}
