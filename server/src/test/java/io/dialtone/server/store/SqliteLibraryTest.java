// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own each time, because a library is loaded once a process. */
class SqliteLibraryTest {

  @TempDir private Path folder;

  private String open(String kept) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+PerfDisableSharedMem",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                LibraryLoadingChild.class.getName(),
                folder.resolve(kept).toString(),
                folder.resolve("x.db").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    child.waitFor();
    return said.strip();
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.toList();
    }
  }

  @Test
  void it_is_unpacked_once_and_the_temporary_folder_stays_empty_even_after_a_kill()
      throws Exception {
    assertThat(open("native")).isEqualTo("open");
    List<Path> unpacked = files("native");
    assertThat(unpacked).hasSize(1);
    Object inode = Files.getAttribute(unpacked.getFirst(), "unix:ino");
    assertThat(open("native")).isEqualTo("open");
    assertThat(files("native")).isEqualTo(unpacked);
    assertThat(Files.getAttribute(unpacked.getFirst(), "unix:ino")).isEqualTo(inode);
    assertThat(files("tmp")).isEmpty();
  }

  @Test
  void that_of_an_earlier_version_is_swept_away() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("native"));
    Files.writeString(kept.resolve("sqlite-1.0-linux-x86_64.library"), "old");
    assertThat(open("native")).isEqualTo("open");
    assertThat(files("native")).hasSize(1);
    assertThat(Files.size(files("native").getFirst())).isGreaterThan(100_000);
  }

  @Test
  void where_the_folder_cannot_be_made_the_driver_goes_its_own_way() throws Exception {
    Files.writeString(folder.resolve("native"), "a file, not a folder");
    assertThat(open("native")).isEqualTo("open");
  }
}
