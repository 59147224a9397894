// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.FileStamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFolderTest {

  @TempDir private Path folder;
  @TempDir private Path elsewhere;
  private AsteriskFolder asterisk;

  @BeforeEach
  void fill() throws Exception {
    Files.createDirectories(folder.resolve("sip.d/more"));
    Files.writeString(folder.resolve("sip.conf"), "a");
    Files.writeString(folder.resolve("sip.d/2.conf"), "b");
    Files.writeString(folder.resolve("sip.d/1.conf"), "c");
    Files.writeString(folder.resolve("sip.d/.hidden.conf"), "d");
    Files.writeString(folder.resolve("sip.d/more/3.conf"), "e");
    Files.createSymbolicLink(folder.resolve("link.conf"), folder.resolve("sip.conf"));
    Files.writeString(elsewhere.resolve("far.conf"), "f");
    asterisk = new AsteriskFolder(folder);
  }

  @Test
  void names_and_patterns_mean_files_each_under_one_name() throws Exception {
    assertThat(asterisk.matching("sip.conf")).containsExactly("sip.conf");
    assertThat(asterisk.matching("link.conf")).containsExactly("sip.conf");
    assertThat(asterisk.matching("sip.d/../sip.conf")).containsExactly("sip.conf");
    assertThat(asterisk.matching(folder + "/sip.conf")).containsExactly("sip.conf");
    assertThat(asterisk.matching("sip.d/*.conf")).containsExactly("sip.d/1.conf", "sip.d/2.conf");
    assertThat(asterisk.matching("sip.d/{2,3}.conf")).containsExactly("sip.d/2.conf");
    assertThat(asterisk.matching("sip.d/*/[0-9].conf")).containsExactly("sip.d/more/3.conf");
    String far = elsewhere.toRealPath().resolve("far.conf").toString();
    assertThat(asterisk.matching(elsewhere + "/*.conf")).containsExactly(far);
    assertThat(asterisk.content(far).orElseThrow().utf8()).isEqualTo("f");
  }

  @Test
  void what_is_no_file_is_none() {
    for (String pattern : List.of("none", "sip.d", "none/*.conf", "[", "a\0b", "{a", "")) {
      assertThat(asterisk.matching(pattern)).as(pattern).isEmpty();
    }
    assertThat(asterisk.content("none")).isEmpty();
  }

  @Test
  void files_are_due_once_they_have_changed_and_stand_still() throws Exception {
    List<String> asked = List.of("sip.conf", "sip.d/*.conf", "new.conf");
    Standstill standstill = new Standstill(Duration.ofNanos(100));
    SortedMap<String, FileStamp> before = asterisk.stamps(asked);
    standstill.taken(before);
    assertThat(standstill.due(asterisk.stamps(asked), 0)).isFalse();

    Files.writeString(folder.resolve("new.conf"), "g");
    SortedMap<String, FileStamp> begun = asterisk.stamps(asked);
    assertThat(standstill.due(begun, 1_000)).isFalse();
    assertThat(standstill.due(begun, 1_050)).isFalse();
    Files.writeString(folder.resolve("new.conf"), "g and more"); // still being written
    SortedMap<String, FileStamp> more = asterisk.stamps(asked);
    assertThat(standstill.due(more, 1_120)).isFalse();
    assertThat(standstill.due(more, 1_219)).isFalse();
    assertThat(standstill.due(more, 1_220)).isTrue();

    standstill.taken(more);
    assertThat(standstill.due(more, 9_999)).isFalse();
    Files.delete(folder.resolve("sip.d/1.conf"));
    SortedMap<String, FileStamp> gone = asterisk.stamps(asked);
    assertThat(standstill.due(gone, 10_000)).isFalse();
    assertThat(standstill.due(gone, 10_100)).isTrue();
  }

  @Test
  void a_change_that_is_taken_back_is_none() throws Exception {
    SortedMap<String, FileStamp> before = asterisk.stamps(List.of("*.conf"));
    Standstill standstill = new Standstill(Duration.ZERO);
    standstill.taken(before);
    Files.writeString(folder.resolve("x.conf"), "x");
    assertThat(standstill.due(asterisk.stamps(List.of("*.conf")), 1)).isFalse();
    Files.delete(folder.resolve("x.conf"));
    assertThat(standstill.due(asterisk.stamps(List.of("*.conf")), 2)).isFalse();
  }
}
