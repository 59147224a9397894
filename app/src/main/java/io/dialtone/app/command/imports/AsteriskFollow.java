// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.asterisk.Standstill;
import io.dialtone.server.files.FileStamp;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * Follows an Asterisk's files: whenever they have changed and stand still, they are taken in, and
 * the phones whose own file became another are told. What cannot be read is told, and the site
 * stays as it is until they change again.
 */
final class AsteriskFollow {

  /** How often the files are looked at. */
  static final Duration LOOK = Duration.ofMillis(250);

  /** How long they are to be left alone before they are read. */
  static final Duration STILL = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final AsteriskTaking taking;
  private final boolean json;
  private final Resync resync;
  private final Standstill standstill = new Standstill(STILL);
  private List<String> complaint = List.of();

  AsteriskFollow(Terminal terminal, AsteriskTaking taking, Resync resync, boolean json) {
    this.terminal = terminal;
    this.resync = resync;
    this.taking = taking;
    this.json = json;
  }

  /** A wait that says whether it is the end. */
  @FunctionalInterface
  interface Pause {
    boolean over(Duration wait) throws InterruptedException;
  }

  /** Goes on until the pause says that it is over. */
  void run(Pause pause) throws InterruptedException {
    SortedMap<String, FileStamp> first = stamps();
    if (took(true)) {
      standstill.taken(first);
    }
    while (!pause.over(LOOK)) {
      resync.tell();
      SortedMap<String, FileStamp> stamps = stamps();
      if (standstill.due(stamps, System.nanoTime()) && took(false)) {
        // what was stamped before it was read: a file that is new, or changed meanwhile, is due
        // again
        standstill.taken(stamps);
      }
    }
  }

  private SortedMap<String, FileStamp> stamps() {
    return taking.folder().stamps(taking.asked());
  }

  /** Takes them in; false where the site cannot be reached, so that it is tried again. */
  private boolean took(boolean first) {
    try {
      AsteriskReport report = taking.take(false);
      if (!report.intake().refused()) {
        complaint = List.of();
      }
      if (first || !report.intake().answer().path("outcome").asString("").equals("unchanged")) {
        taking.say(report, json).ifPresent(failure -> complain(failure.lines()));
        if (!json) {
          report.renewed().forEach(mac -> terminal.out().println("changed " + mac));
        }
        terminal.out().flush();
        resync.begin(report.renewed());
      }
      return true;
    } catch (CommandFailure failure) {
      complain(failure.lines());
      return failure.exitCode() == ExitCode.NO;
    }
  }

  /** The same again and again is told once. */
  private void complain(List<String> lines) {
    if (!lines.equals(complaint)) {
      terminal.complain(lines);
    }
    complaint = lines;
  }
}
