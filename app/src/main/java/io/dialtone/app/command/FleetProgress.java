// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.fleet.crowd.Crowd;
import io.dialtone.fleet.report.Figures;
import io.dialtone.fleet.tally.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How a crowd gets on: one line drawn over on a terminal, else a plain line now and then. */
final class FleetProgress {
  private static final String CLEAR = "\r\u001b[K";
  private static final double LIVE_SECONDS = 0.5;
  private static final double PLAIN_SECONDS = 5;

  private final PrintStream out;
  private final boolean live;
  private final int phones;
  private final LongSupplier nanos;
  private long lastNanos;
  private Tally.Now last = new Tally.Now(0, 0, 0, 0, 0, 0, 0);

  /** How a crowd stands at a moment. */
  record Standing(Optional<Integer> preparing, Tally.Now now, double seconds) {}

  FleetProgress(PrintStream out, boolean live, int phones) {
    this(out, live, phones, System::nanoTime);
  }

  FleetProgress(PrintStream out, boolean live, int phones, LongSupplier nanos) {
    this.out = out;
    this.live = live;
    this.phones = phones;
    this.nanos = nanos;
    this.lastNanos = nanos.getAsLong();
  }

  /** Shows how things stand, if it is time to. */
  void show(Crowd crowd) {
    show(() -> new Standing(crowd.preparing(), crowd.now(), crowd.seconds()));
  }

  void show(Supplier<Standing> crowd) {
    long nowNanos = nanos.getAsLong();
    double seconds = (nowNanos - lastNanos) / 1e9;
    if (seconds < (live ? LIVE_SECONDS : PLAIN_SECONDS)) {
      return;
    }
    Standing standing = crowd.get();
    String line =
        standing
            .preparing()
            .map(done -> Figures.count(done) + " phones booted once before the counting begins")
            .orElseGet(() -> line(standing, seconds));
    if (live) {
      out.print(CLEAR + line);
    } else {
      out.println(line);
    }
    out.flush();
    lastNanos = nowNanos;
  }

  private String line(Standing crowd, double seconds) {
    Tally.Now now = crowd.now();
    double ended = now.standing() + now.failed() - last.standing() - last.failed();
    String line =
        String.format(
            Locale.ROOT,
            "%6.1f s  %s of %s started, %s stand, %s failed, %s at work;"
                + " %s phones/s, %s requests/s, %s/s",
            crowd.seconds(),
            Figures.count(now.started()),
            Figures.count(phones),
            Figures.count(now.standing()),
            Figures.count(now.failed()),
            Figures.count(now.working()),
            Figures.number(ended / seconds),
            Figures.number((now.requests() - last.requests()) / seconds),
            Figures.bytes((now.bytes() - last.bytes()) / seconds));
    last = now;
    return line;
  }

  /** The line makes room for the report. */
  void done() {
    if (live) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
