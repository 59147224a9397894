// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.tftp.Mode;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetContentTest {
  @TempDir Path folder;

  /** A file held in memory, and one that lies on disk and is read ahead. */
  @ParameterizedTest
  @ValueSource(ints = {0, 700, 100_000, 5_000_000})
  void any_block_can_be_read_in_any_order(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.write(root.resolve("file"), bytes);
    FolderSettings settings =
        new FolderSettings(root, folder.resolve("copies"), List.of(), Duration.ZERO);
    try (ServedFolder files = ServedFolder.open(settings, Journal.silent());
        Content content = open(files)) {
      assertThat(content.length()).isEqualTo(length);
      for (int size : new int[] {8, 512, 1428, 16_384, 65_464}) {
        int blocks = length / size + 1;
        int last = blocks - 1;
        for (int block : new int[] {0, Math.min(1, last), 0, last, blocks / 2, last}) {
          assertBlock(content, bytes, block * size, Math.min((block + 1) * size, length));
        }
      }
    }
  }

  private static Content open(ServedFolder files) throws IOException {
    Opened opened = files.open("file");
    assertThat(opened).isInstanceOf(Opened.Ready.class);
    return Content.of(Source.of(((Opened.Ready) opened).snapshot(), new OpenFiles()), Mode.OCTET);
  }

  private static void assertBlock(Content content, byte[] bytes, int from, int to)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(to - from);
    content.read(from, block);
    assertThat(block.hasRemaining()).isFalse();
    assertThat(block.array()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
  }
}
