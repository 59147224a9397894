// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import io.dialtone.handset.port.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The phone's steps, a line each, in aligned columns: time, step, what, result, size, rule. */
public final class StepColumns {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WHAT = 48;
  private static final int RESULT = 34;

  private final Ink ink;

  public StepColumns(Ink ink) {
    this.ink = ink;
  }

  public String heading() {
    return columns("time", "step", "what", "result", "size", "rule");
  }

  /** One step as a line; a text too long for its column loses its middle. */
  public String line(Instant time, Step step) {
    return columns(
        TIME.format(time),
        step.kind().name().toLowerCase(Locale.ROOT),
        ink.fit(step.what(), WHAT),
        ink.fit(step.result(), RESULT),
        step.bytes() == 0 ? "" : String.format(Locale.ROOT, "%,d", step.bytes()),
        step.rule());
  }

  private static String columns(
      String time, String step, String what, String result, String size, String rule) {
    String format = "%-13s  %-7s  %-" + WHAT + "s  %-" + RESULT + "s  %10s  %s";
    return String.format(Locale.ROOT, format, time, step, what, result, size, rule).stripTrailing();
  }
}
