// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import io.dialtone.handset.port.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The phone's steps, in aligned columns: time, step, what, result, size, rule. */
public final class StepColumns {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WHAT = 48;
  private static final int RESULT = 40;

  private final Ink ink;

  public StepColumns(Ink ink) {
    this.ink = ink;
  }

  public String heading() {
    return columns("time", "step", "what", "result", "size", "rule");
  }

  /**
   * One step as lines. A name too long for its column loses its middle; a result, which may be the
   * sentence that explains everything, goes on below.
   */
  public List<String> lines(Instant time, Step step) {
    List<String> result = wrapped(ink.clean(step.result()));
    var lines = new ArrayList<String>();
    lines.add(
        columns(
            TIME.format(time),
            step.kind().name().toLowerCase(Locale.ROOT),
            ink.fit(step.what(), WHAT),
            result.getFirst(),
            step.bytes() == 0 ? "" : String.format(Locale.ROOT, "%,d", step.bytes()),
            step.rule()));
    result.stream().skip(1).map(more -> columns("", "", "", more, "", "")).forEach(lines::add);
    return List.copyOf(lines);
  }

  /** The text in pieces that fit the column, broken at blanks where there are any. */
  private static List<String> wrapped(String text) {
    var pieces = new ArrayList<String>();
    String rest = text;
    while (rest.length() > RESULT) {
      int blank = rest.lastIndexOf(' ', RESULT);
      int end = blank > 0 ? blank : RESULT;
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }

  private static String columns(
      String time, String step, String what, String result, String size, String rule) {
    String format = "%-13s  %-7s  %-" + WHAT + "s  %-" + RESULT + "s  %10s  %s";
    return String.format(Locale.ROOT, format, time, step, what, result, size, rule).stripTrailing();
  }
}
