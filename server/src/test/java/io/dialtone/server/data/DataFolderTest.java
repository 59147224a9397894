// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temporary;

  /** Holds a data folder in a process of its own until its standard input ends. */
  public static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (DataFolder _ = DataFolder.open(Path.of(arguments[0]))) {
        System.out.println("held");
        System.in.transferTo(System.out);
      }
    }
  }

  private static Process hold(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void a_missing_folder_is_created_for_its_owner_alone() throws Exception {
    Path folder = temporary.resolve("a/b/data");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(data.resolve("x")).isEqualTo(folder.resolve("x"));
    }
  }

  @Test
  void the_second_process_is_told_who_holds_the_folder() throws Exception {
    Process holder = hold(temporary);
    try (BufferedReader said = holder.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> DataFolder.open(temporary))
          .isInstanceOfSatisfying(
              DataFolderException.class, fault -> assertThat(fault.isBusy()).isTrue())
          .hasMessage(
              "the data folder %s is in use by process %d: end it or name another folder with"
                  + " --data",
              temporary, holder.pid());
    } finally {
      holder.destroyForcibly();
      holder.waitFor();
    }
    // Killed, not closed: the lock went with the process, whatever its file still says.
    assertThat(temporary.resolve("lock")).hasContent(Long.toString(holder.pid()));
    DataFolder.open(temporary).close();
    assertThat(temporary.resolve("lock")).isEmptyFile();
  }

  @Test
  void the_same_process_cannot_hold_it_twice_either() throws Exception {
    try (DataFolder _ = DataFolder.open(temporary)) {
      assertThatThrownBy(() -> DataFolder.open(temporary))
          .isInstanceOf(DataFolderException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    DataFolder.open(temporary).close();
  }

  @Test
  void a_file_in_its_place_is_told_in_words() throws Exception {
    Path file = Files.writeString(temporary.resolve("f"), "x", UTF_8);
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOfSatisfying(
            DataFolderException.class, fault -> assertThat(fault.isBusy()).isFalse())
        .hasMessage("%s is a file: name a folder with --data", file);
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(DataFolderException.class);
    assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/nowhere")))
        .isInstanceOf(DataFolderException.class)
        .hasMessage(
            "the data folder /proc/nowhere cannot be used: no such file or folder; name another"
                + " with --data");
  }
}
