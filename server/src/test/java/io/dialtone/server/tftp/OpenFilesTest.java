// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
  @TempDir Path folder;
  private ServedFolder served;
  private final OpenFiles files = new OpenFiles();

  @BeforeEach
  void a_folder_with_large_and_small() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("large"), "line\n".repeat(100_000), StandardCharsets.UTF_8);
    Files.writeString(root.resolve("other"), "x".repeat(300_000), StandardCharsets.UTF_8);
    Files.writeString(root.resolve("small"), "small\n", StandardCharsets.UTF_8);
    served =
        ServedFolder.open(
            new FolderSettings(root, folder.resolve("copies"), List.of(), Duration.ZERO),
            Journal.silent());
  }

  @AfterEach
  void close() {
    served.close();
  }

  private Snapshot snapshot(String name) {
    return ((Opened.Ready) served.open(name)).snapshot();
  }

  @Test
  void one_version_is_opened_once_and_closed_with_its_last_reader() {
    Snapshot first = snapshot("large");
    Snapshot second = snapshot("large");
    Source one = Source.of(first, files);
    Source two = Source.of(second, files);
    assertThat(files.count()).isEqualTo(1);
    assertThat(second.channel()).hasValueSatisfying(c -> assertThat(c.isOpen()).isFalse());
    one.close();
    assertThat(first.channel()).hasValueSatisfying(c -> assertThat(c.isOpen()).isTrue());
    two.close();
    assertThat(first.channel()).hasValueSatisfying(c -> assertThat(c.isOpen()).isFalse());
    assertThat(files.count()).isZero();
  }

  @Test
  void a_small_file_is_in_memory_and_needs_no_opening() throws IOException {
    try (Source source = Source.of(snapshot("small"), files)) {
      assertThat(files.count()).isZero();
      assertThat(source.size()).isEqualTo(6);
      assertThat(source.netasciiLength()).isEqualTo(7);
    }
  }

  @Test
  void different_files_are_apart_and_pages_are_shared() throws IOException {
    try (Source one = Source.of(snapshot("large"), files);
        Source two = Source.of(snapshot("large"), files);
        Source other = Source.of(snapshot("other"), files)) {
      assertThat(files.count()).isEqualTo(2);
      assertThat(text(one, 16_383, 7)).isEqualTo("line\nline\n".repeat(2_000).substring(3, 10));
      assertThat(text(two, 16_383, 7)).isEqualTo(text(one, 16_383, 7)); // over a page's end
      assertThat(text(other, 299_990, 20)).isEqualTo("x".repeat(10)); // and the file's
      assertThat(one.netasciiLength()).isEqualTo(600_000);
      assertThat(one.netasciiLength()).isEqualTo(600_000);
    }
    assertThat(files.count()).isZero();
  }

  private static String text(Source source, long offset, int length) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(length);
    source.read(offset, into);
    return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
  }

  @Test
  void more_pages_than_are_kept_are_read_again() throws IOException {
    Path huge = folder.resolve("root/huge");
    byte[] bytes = new byte[600 * OpenFiles.PAGE_BYTES];
    for (int page = 0; page < 600; page++) {
      bytes[page * OpenFiles.PAGE_BYTES] = (byte) page;
    }
    Files.write(huge, bytes);
    try (Source source = Source.of(snapshot("huge"), files)) {
      for (int round = 0; round < 2; round++) {
        for (int page = 0; page < 600; page++) {
          ByteBuffer one = ByteBuffer.allocate(1);
          source.read((long) page * OpenFiles.PAGE_BYTES, one);
          assertThat(one.get(0)).isEqualTo((byte) page);
        }
      }
    }
  }
}
