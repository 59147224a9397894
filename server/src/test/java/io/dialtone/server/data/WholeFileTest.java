// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void writes_a_new_file_and_replaces_an_old_one_leaving_nothing_beside() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, Bytes.utf8("one"));
    assertThat(file).hasContent("one");
    WholeFile.write(file, Bytes.utf8("two, and longer"));
    assertThat(file).hasContent("two, and longer");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void a_secret_is_its_owners_alone_also_where_another_file_was() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, "was open to all", UTF_8);
    WholeFile.writeSecret(file, Bytes.utf8("secret"));
    assertThat(file).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void who_has_the_old_file_open_still_reads_the_old_one() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, Bytes.utf8("old"));
    try (var reader = Files.newBufferedReader(file, UTF_8)) {
      WholeFile.write(file, Bytes.utf8("new"));
      assertThat(reader.readLine()).isEqualTo("old");
    }
  }

  @Test
  void a_write_that_fails_leaves_the_old_content_and_nothing_beside() throws IOException {
    Path target = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(target.resolve("inside"), "x", UTF_8);
    assertThatThrownBy(() -> WholeFile.write(target, Bytes.utf8("new")))
        .isInstanceOf(IOException.class);
    assertThat(target.resolve("inside")).hasContent("x");
    assertThat(folder.toFile().list()).containsExactly(String.valueOf(target.getFileName()));
  }
}
