// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server of another maker in the foreground, whose log on standard error is read as it comes. */
public final class OutsideServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> log = new ArrayList<>(); // guards itself and what follows
  private boolean ended;
  private final Thread reader;

  private OutsideServer(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts it, and returns once its log says the word that it says when it listens. */
  static OutsideServer start(List<String> command, String readyWord) throws Exception {
    OutsideServer server = start(command);
    boolean ready = server.awaitLines(1, line -> line.contains(readyWord)) && server.isAlive();
    if (!ready) {
      server.process.destroyForcibly();
      server.reader.join(Duration.ofSeconds(5));
      throw new IOException(command.getFirst() + " did not start: " + server.log());
    }
    return server;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (log) {
          log.add(line);
          log.notifyAll();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      synchronized (log) {
        ended = true;
        log.notifyAll();
      }
    }
  }

  /** Starts it; whoever calls finds out when it listens. */
  public static OutsideServer start(List<String> command) throws IOException {
    return new OutsideServer(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Waits until it has said so many lines of a kind; not so if it ended, or never says them. */
  public boolean awaitLines(int count, Predicate<String> kind) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (log) {
      while (log.stream().filter(kind).limit(count).count() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (ended || left <= 0) {
          return false;
        }
        try {
          log.wait(left);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
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
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Ends it and waits until it is gone; its whole log. */
  public List<String> stop() throws InterruptedException {
    boolean _ =
        process.toHandle().destroy(); // Process.destroy would close its log under the reader
    if (!process.waitFor(PATIENCE)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end when told to");
    }
    reader.join(Duration.ofSeconds(5));
    return log();
  }
}
