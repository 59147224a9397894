// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of another maker that puts itself into the background once it listens, so that the end
 * of the command that starts it is the sign that it is ready.
 */
final class OutsideServer {
  private final Path pidFile;

  private OutsideServer(Path pidFile) {
    this.pidFile = pidFile;
  }

  /** Starts it; what it complains about is the failure's message. */
  static OutsideServer start(Path pidFile, List<String> command) throws Exception {
    Path complaints = pidFile.resolveSibling("complaints.txt");
    Process starter =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(complaints.toFile())
            .start();
    if (!starter.waitFor(20, TimeUnit.SECONDS) || starter.exitValue() != 0) {
      throw new IOException(command + ": " + Files.readString(complaints, StandardCharsets.UTF_8));
    }
    return new OutsideServer(pidFile);
  }

  /** Ends it and waits until it is gone, so that its logs are complete. */
  void stop() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long pid = Long.parseLong(Files.readString(pidFile, StandardCharsets.US_ASCII).strip());
    var running = ProcessHandle.of(pid);
    if (running.isPresent()) {
      running.get().destroy();
      running.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
