// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines typed on a terminal, with history and completion; what is printed goes above them. */
public final class TypedLine implements ConsoleLine {

  private static final String PROMPT = "phone> ";

  private final Terminal terminal;
  private final LineReader reader;
  private final PrintStream out;

  private TypedLine(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
    this.out = LinesAbove.on(reader, terminal.encoding());
  }

  /** Takes the process's terminal over. */
  public static TypedLine open(List<String> words, List<String> shows) throws IOException {
    return on(TerminalBuilder.builder().system(true).nativeSignals(false).build(), words, shows);
  }

  static TypedLine on(Terminal terminal, List<String> words, List<String> shows) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(completer(words, shows))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    return new TypedLine(terminal, reader);
  }

  private static Completer completer(List<String> words, List<String> shows) {
    var show = new ArgumentCompleter(new StringsCompleter("show"), new StringsCompleter(shows));
    show.setStrict(true);
    return new AggregateCompleter(new StringsCompleter(words), show);
  }

  @Override
  public Optional<String> next() {
    try {
      return Optional.of(reader.readLine(PROMPT));
    } catch (UserInterruptException | EndOfFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public End end() {
    return End.STOP;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public void close() throws IOException {
    out.flush();
    terminal.close();
  }
}
