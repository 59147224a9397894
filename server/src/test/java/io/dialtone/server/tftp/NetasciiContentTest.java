// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.tftp.Mode;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetasciiContentTest {
  /** Line ends at every place of a block, over more than one chunk of the file. */
  private static final String TEXT = "a\nbc\r\nd\r\n\n".repeat(4000);

  private static final String ENCODED = TEXT.replace("\r", "\r\0").replace("\n", "\r\n");

  @TempDir Path folder;

  private Content open(ServedFolder files) throws IOException {
    Opened opened = files.open("text");
    assertThat(opened).isInstanceOf(Opened.Ready.class);
    return Content.of(
        Source.of(((Opened.Ready) opened).snapshot(), new OpenFiles()), Mode.NETASCII);
  }

  private ServedFolder files() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("text"), TEXT, StandardCharsets.ISO_8859_1);
    return ServedFolder.open(
        new FolderSettings(root, folder.resolve("copies"), List.of(), Duration.ZERO),
        Journal.silent());
  }

  private static byte[] block(Content content, int number, int size) throws IOException {
    long offset = (long) number * size;
    ByteBuffer block = ByteBuffer.allocate((int) Math.min(size, content.length() - offset));
    content.read(offset, block);
    assertThat(block.hasRemaining()).isFalse();
    return block.array();
  }

  @Test
  void it_is_the_encoded_text_whatever_the_block_size() throws IOException {
    try (ServedFolder files = files()) {
      for (int size : new int[] {8, 511, 512, 1428}) {
        try (Content content = open(files)) {
          assertThat(content.length()).isEqualTo(ENCODED.length());
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          for (int number = 0; (long) number * size < content.length(); number++) {
            all.writeBytes(block(content, number, size));
          }
          assertThat(all.toString(StandardCharsets.ISO_8859_1)).isEqualTo(ENCODED);
        }
      }
    }
  }

  @Test
  void blocks_of_the_latest_window_can_be_read_again() throws IOException {
    try (ServedFolder files = files();
        Content content = open(files)) {
      byte[] first = block(content, 0, 512);
      byte[] second = block(content, 1, 512);
      byte[] third = block(content, 2, 512);

      assertThat(block(content, 1, 512)).isEqualTo(second);
      assertThat(block(content, 2, 512)).isEqualTo(third);
      assertThat(block(content, 0, 512)).isEqualTo(first);
    }
  }

  @Test
  void a_place_where_no_block_began_is_a_fault_of_ours() throws IOException {
    try (ServedFolder files = files();
        Content content = open(files)) {
      assertThatThrownBy(() -> content.read(100, ByteBuffer.allocate(8)))
          .isInstanceOf(NoSuchElementException.class);
    }
  }
}
