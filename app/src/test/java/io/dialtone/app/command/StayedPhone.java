// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code dialtone phone --stay} in this process, with a pipe for what is typed. */
public final class StayedPhone implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PipedOutputStream typed = new PipedOutputStream();
  private final FutureTask<Integer> command;

  public StayedPhone(Path folder, String... options) throws IOException {
    var terminal =
        new Terminal(
            new PrintStream(new LineSink(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder,
            new PipedInputStream(typed),
            false);
    var line = new ArrayList<String>(List.of("phone", "--stay"));
    line.addAll(List.of(options));
    command = new FutureTask<>(() -> Main.run(terminal, line.toArray(String[]::new)));
    Thread.ofPlatform().daemon().start(command);
  }

  private final class LineSink extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int octet) {
      if (octet == '\n') {
        lines.add(line.toString(UTF_8).stripTrailing());
        line.reset();
      } else {
        line.write(octet);
      }
    }
  }

  /** Types a line. */
  public StayedPhone types(String line) throws IOException {
    typed.write((line + "\n").getBytes(UTF_8));
    typed.flush();
    return this;
  }

  /** Nothing more is typed. */
  public StayedPhone typesNoMore() throws IOException {
    typed.close();
    return this;
  }

  /** Waits for a line in which this is found, and gives its first group. */
  public String until(String pattern) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("%s after %s; %s", pattern, seen, err.toString(UTF_8)).isNotNull();
      seen.add(line);
      Matcher found = Pattern.compile(pattern).matcher(line);
      if (found.find()) {
        return found.group(found.groupCount());
      }
    }
  }

  /** Every line that was waited through. */
  public List<String> seen() {
    return List.copyOf(seen);
  }

  String complaint() {
    return err.toString(UTF_8).strip();
  }

  /** The exit code. */
  int ends() throws InterruptedException, ExecutionException, TimeoutException {
    int code = command.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    lines.drainTo(seen);
    return code;
  }

  @Override
  public void close() throws IOException {
    if (!command.isDone()) {
      types("quit");
    }
    typed.close();
  }
}
