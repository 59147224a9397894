// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.app.screen.Ink;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of the demo's phones: drawn over itself on a terminal, once at the end elsewhere. */
final class DemoScreen {
  private static final int DOING = 46;

  private final PrintStream out;
  private final Ink ink;
  private final List<DemoBoot> boots;
  private int drawn;

  DemoScreen(PrintStream out, Ink ink, List<DemoBoot> boots) {
    this.out = out;
    this.ink = ink;
    this.boots = boots;
  }

  /** Draws the table in the place where it was drawn before. */
  void redraw() {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\033[").append(drawn).append('A'); // cursor up: ECMA-48 CUU
    }
    List<String> lines = table();
    for (String line : lines) {
      frame.append("\033[2K").append(line).append('\n'); // erase the line: ECMA-48 EL
    }
    drawn = lines.size();
    out.print(frame);
    out.flush();
  }

  /** The table as it stands, one line a phone under a heading. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        row("phone", "server found by", "over", "doing", "files", "bytes", "reboots", "display"));
    for (DemoBoot boot : boots) {
      Progress.Seen seen = boot.progress().seen();
      DemoPhone phone = boot.phone();
      lines.add(
          row(
              ink.clean(phone.label()),
              phone.finds(),
              phone.site().way().name(),
              ink.fit(seen.doing(), DOING),
              String.valueOf(seen.files()),
              String.format(Locale.ROOT, "%,d", seen.bytes()),
              String.valueOf(seen.reboots()),
              seen.display()));
    }
    return lines;
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-15s  %-14s  %-4s  %-46s  %5s  %9s  %7s  %s", cells)
        .stripTrailing();
  }
}
