// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of a command: where it prints, what it was told by the environment, where it is,
 * what it may read.
 *
 * @param live whether {@code in} and {@code out} are a terminal, that can be drawn over
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    InputStream in,
    boolean live) {

  /** Surroundings without a terminal: plain lines, nothing drawn over, nothing to read. */
  public Terminal(
      PrintStream out, PrintStream err, Map<String, String> environment, Path directory) {
    this(out, err, environment, directory, InputStream.nullInputStream(), false);
  }

  /** The surroundings of this process. */
  public static Terminal ofProcess() {
    boolean live = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(System.out, System.err, System.getenv(), Path.of(""), System.in, live);
  }

  /**
   * Whether something that was printed is lost, and somebody misses it: a disk was full, say. Who
   * reads a pipe and goes, as {@code head} does, has what he wanted.
   */
  public boolean lost() {
    return out.checkError() && !(out.equals(System.out) && isPipe());
  }

  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException _) {
      return false; // another system than Linux
    }
  }

  /** Says what went wrong on standard error, one line for each fault. */
  public void complain(Iterable<String> lines) {
    lines.forEach(line -> err.println("dialtone: " + line));
    err.flush();
  }
}
