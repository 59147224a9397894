// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.bench;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.customize.BenchList;
import io.dialtone.core.customize.BenchReport;
import io.dialtone.core.customize.BenchTimes;
import io.dialtone.core.table.DecodedText;
import io.dialtone.server.bench.BenchDesk;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code dialtone serve --customize}: a line for each phone as it passes or fails, a report. */
public final class ServeBench {

  /** Names the list. */
  public static final String LIST = "--customize";

  /** Names the file of the report. */
  public static final String REPORT = "--customize-report";

  private static final String STANDARD_INPUT = "-";
  private static final int LENGTH_LIMIT = 16 << 20;
  private static final long LOOK_MILLIS = 500;

  private final Terminal terminal;
  private final Optional<Path> report;
  private final BenchDesk desk;

  private ServeBench(
      Terminal terminal, BenchList list, Optional<Path> report, InstantSource clock) {
    this.terminal = terminal;
    this.report = report;
    this.desk = new BenchDesk(list, BenchTimes.USUAL, clock, this::say);
  }

  /** The bench that the options ask for, if they do. */
  public static Optional<ServeBench> of(
      Terminal terminal, Map<String, String> said, InstantSource clock) {
    Optional<String> list = Optional.ofNullable(said.get(LIST));
    Optional<Path> report =
        Optional.ofNullable(said.get(REPORT)).map(terminal.directory()::resolve);
    if (list.isEmpty() && report.isPresent()) {
      throw new CommandFailure(ExitCode.USAGE, REPORT + " goes with " + LIST);
    }
    report
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> {
          throw failed(REPORT + ": there is no folder " + folder);
        });
    report
        .filter(Files::isDirectory)
        .ifPresent(folder -> {
          throw failed(REPORT + ": " + said.get(REPORT) + " is a folder: name a file in it");
        });
    return list.map(text -> new ServeBench(terminal, list(terminal, text), report, clock));
  }

  private static BenchList list(Terminal terminal, String text) {
    if (text.equals(BenchList.ANY)) {
      return BenchList.all();
    }
    String name = text.equals(STANDARD_INPUT) ? "standard input" : text;
    try (InputStream in =
        text.equals(STANDARD_INPUT)
            ? terminal.in()
            : Files.newInputStream(terminal.directory().resolve(text))) {
      byte[] content = in.readNBytes(LENGTH_LIMIT + 1);
      if (content.length > LENGTH_LIMIT) {
        throw failed(name + " has more than " + (LENGTH_LIMIT >> 20) + " MB");
      }
      return switch (BenchList.parse(DecodedText.of(content).text())) {
        case BenchList.Read.Good(var list) -> list;
        case BenchList.Read.Bad(var reason) -> throw failed(name + ": " + reason);
      };
    } catch (IOException fault) {
      throw failed(name + " cannot be read: " + FileTrouble.words(fault));
    }
  }

  private static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }

  /** What hears the phones. */
  public BenchDesk desk() {
    return desk;
  }

  private void say(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }

  /** Tells each phone's line as it is known, until a signal; then all of them. */
  public void watch(StopSignal stop) throws InterruptedException {
    while (!stop.awaitAtMost(LOOK_MILLIS)) {
      desk.look();
    }
    desk.look();
    BenchReport all = desk.report();
    say(all.summary());
    report.ifPresent(file -> write(file, all));
  }

  private void write(Path file, BenchReport all) {
    boolean plain = file.toString().toLowerCase(Locale.ROOT).endsWith(".txt");
    try {
      WholeFile.write(file, Bytes.utf8(plain ? all.text() : all.html()));
    } catch (IOException fault) {
      terminal.complain(List.of(file + " cannot be written: " + FileTrouble.words(fault)));
      say(all.text());
    }
  }
}
