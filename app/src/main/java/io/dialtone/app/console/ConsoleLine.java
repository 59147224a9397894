// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where lines come from, and where everything is printed meanwhile. */
public interface ConsoleLine extends AutoCloseable {

  /** Why there are no more lines. */
  enum End {
    /** Somebody typed Ctrl-C or Ctrl-D: the command is to end. */
    STOP,
    /** The input is over: a pipe that ran dry, or no input at all; the command goes on. */
    NO_MORE
  }

  /** The next line, waiting for it; empty when there are no more. */
  Optional<String> next() throws IOException;

  /** Why {@link #next} was empty. */
  End end();

  /** Where to print, whole lines at a time. */
  PrintStream out();

  @Override
  void close() throws IOException;

  /** Lines from a stream that is no terminal. */
  static ConsoleLine plain(InputStream in, PrintStream out) {
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new ConsoleLine() {
      @Override
      public Optional<String> next() throws IOException {
        return Optional.ofNullable(reader.readLine());
      }

      @Override
      public End end() {
        return End.NO_MORE;
      }

      @Override
      public PrintStream out() {
        return out;
      }

      @Override
      public void close() {
        out.flush(); // the stream itself is the process's
      }
    };
  }
}
