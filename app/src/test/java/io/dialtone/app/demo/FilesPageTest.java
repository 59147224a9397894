// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.ProjectFolder;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.deck.Deck;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.melody.MelodyFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/files.md are what the parsers take. */
class FilesPageTest {
  private static final Pattern CLASS = Pattern.compile("`(io\\.dialtone\\.[A-Za-z.]+)`");

  private static String page() throws IOException {
    return Files.readString(ProjectFolder.root().resolve("docs/files.md"), StandardCharsets.UTF_8);
  }

  private static Bytes example(String kind) throws IOException {
    Matcher fence = Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    assertThat(fence.find()).as("an example of " + kind).isTrue();
    return Bytes.latin1(fence.group(1));
  }

  @Test
  void the_inf_has_nothing_odd_INF_1() throws IOException {
    InfFile inf = InfFile.parse(example("inf"));
    assertThat(inf.notes()).isEmpty();
    assertThat(inf.entries()).hasSize(7);
  }

  @Test
  void the_config_parses_FIL_1() throws Exception {
    ConfigFile file = ConfigFile.parse(example("config"));
    assertThat(file.configSerial().filter(ConfigFile::isSerial)).isPresent();
    assertThat(file.find("displayname1").map(Parameter::value)).contains("Zo\u00e9 Martin");
  }

  @Test
  void the_tunes_parse_FIL_3() throws Exception {
    assertThat(MelodyFile.parse(example("rtttl")).melodies()).hasSize(2);
  }

  @Test
  void the_deck_is_well_formed_FIL_5() throws Exception {
    assertThat(Deck.parse(example("xml"))).isEqualTo(new Deck("deck", 2));
  }

  @Test
  void every_class_it_names_is_there() throws Exception {
    Matcher names = CLASS.matcher(page());
    while (names.find()) {
      assertThat(Class.forName(names.group(1)).getName()).isEqualTo(names.group(1));
    }
  }
}
