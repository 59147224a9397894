// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced whole. */
@Timeout(60)
class OwnFileTest {
  private static final byte[] TEXT = "text".getBytes(US_ASCII);

  @TempDir Path folder;

  @Test
  void a_pipe_is_written_to_and_stays_one() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var read = new FutureTask<>(() -> Files.readAllBytes(pipe));
    Thread.ofPlatform().daemon().start(read);
    OwnFile.replace(pipe, TEXT);
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(read.get()).isEqualTo(TEXT);
  }
}
