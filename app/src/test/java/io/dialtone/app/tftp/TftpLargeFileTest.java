// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.tftp.TftpSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several hundred megabytes: whole, and never in memory. */
@Timeout(120)
class TftpLargeFileTest {
  private static final long LENGTH = 300L << 20;
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private static long heapUsed() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void writeSparse() throws IOException {
    Path file = Files.createDirectories(folder.resolve("root")).resolve("huge.zz");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      for (long at = 0; at < LENGTH; at += LENGTH / 7) {
        channel.write(ByteBuffer.wrap(TftpStand.noise(1_000)), at);
      }
      channel.write(ByteBuffer.wrap(TftpStand.noise(10)), LENGTH - 3);
    }
  }

  @Test
  void a_sparse_file_of_300_megabytes_arrives_whole_and_stays_out_of_memory() throws Exception {
    writeSparse();
    try (TftpStand stand = TftpStand.over(folder, TftpSettings.ANY_PORT)) {
      long before = heapUsed();
      assertThat(stand.curl(stand.address(), "huge.zz", "--tftp-blksize", "65000"))
          .as(stand.said())
          .isZero();
      stand.assertGot("huge.zz");
      assertThat(heapUsed() - before).isLessThan(40 * MEGABYTE);
    }
  }
}
