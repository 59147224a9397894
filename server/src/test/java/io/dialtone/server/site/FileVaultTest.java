// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.server.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVaultTest {

  /** Of "abc", FIPS 180-2 appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path data;

  private static InputStream abc() {
    return new ByteArrayInputStream("abc".getBytes(UTF_8));
  }

  @Test
  void a_file_is_found_by_its_digest_and_is_there_once() throws IOException {
    FileVault vault = FileVault.open(data);
    FileVault.Stored stored = vault.put(abc());
    assertThat(stored).isEqualTo(new FileVault.Stored(ABC, 3)).isEqualTo(vault.put(abc()));
    try (InputStream in = vault.read(ABC, 3)) {
      assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
    }
    assertThat(data.resolve("files")).isDirectoryContaining("glob:**/" + ABC);
    try (var files = Files.list(data.resolve("files"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void another_length_is_told_and_mended_by_adding_it_again() throws IOException {
    FileVault vault = FileVault.open(data);
    vault.put(abc());
    Files.writeString(data.resolve("files").resolve(ABC), "ab", UTF_8);
    assertThatThrownBy(() -> vault.read(ABC, 3))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(ABC + " has not the 3 bytes it was given");
    vault.put(abc());
    assertThat(vault.path(ABC, 3)).hasContent("abc");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> FileVault.open(data).path(ABC, 3))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(ABC + " cannot be read: no such file");
  }

  @Test
  void what_breaks_off_or_is_too_long_leaves_nothing_behind() throws IOException {
    FileVault vault = FileVault.open(data);
    InputStream broken =
        new InputStream() {
          private int left = 3;

          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            if (left-- <= 0) {
              throw new IOException("the upload broke off");
            }
            return count;
          }
        };
    assertThatThrownBy(() -> vault.put(broken)).hasMessage("the upload broke off");
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            return count;
          }
        };
    assertThatThrownBy(() -> vault.put(endless)).hasMessageContaining("more than 64 MB");
    try (var files = Files.list(data.resolve("files"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void what_a_killed_process_left_unfinished_is_swept_away() throws IOException {
    FileVault vault = FileVault.open(data);
    vault.put(abc());
    Files.writeString(data.resolve("files/.left.new"), "half", UTF_8);
    FileVault.open(data);
    assertThat(data.resolve("files/.left.new")).doesNotExist();
    assertThat(vault.path(ABC, 3)).exists();
  }
}
