// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server of another maker in the foreground, whose log on standard error is read as it comes. */
public final class OutsideServer {
  private final Process process;
  private final String readyWord;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Thread reader;

  private OutsideServer(Process process, String readyWord) {
    this.process = process;
    this.readyWord = readyWord;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts it, and returns once its log says the word that it says when it listens. */
  static OutsideServer start(List<String> command, String readyWord) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var server = new OutsideServer(process, readyWord);
    boolean ready = server.settled.await(20, TimeUnit.SECONDS) && process.isAlive();
    if (!ready) {
      process.destroyForcibly();
      server.reader.join(Duration.ofSeconds(5));
      throw new IOException(command.getFirst() + " did not start: " + server.log);
    }
    return server;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        if (line.contains(readyWord)) {
          settled.countDown();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      settled.countDown(); // it ended, ready or not
    }
  }

  /** Starts it; whoever calls finds out when it listens. */
  public static OutsideServer start(List<String> command) throws IOException {
    return new OutsideServer(
        new ProcessBuilder(command).redirectErrorStream(true).start(), "no word in particular");
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its number among processes. */
  public long pid() {
    return process.pid();
  }

  /** What it has said so far. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Ends it and waits until it is gone; its whole log. */
  public List<String> stop() throws InterruptedException {
    boolean _ =
        process.toHandle().destroy(); // Process.destroy would close its log under the reader
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end when told to");
    }
    reader.join(Duration.ofSeconds(5));
    return List.copyOf(log);
  }
}
