// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.command.FleetProgress.Standing;
import io.dialtone.fleet.tally.Tally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is drawn of a fleet on its way, by a clock of our own. */
class FleetProgressTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final Standing BEFORE =
      new Standing(Optional.of(1234), new Tally.Now(0, 0, 0, 0, 0, 0, 0), 0);
  private static final Standing FIRST =
      new Standing(Optional.empty(), new Tally.Now(2000, 100, 0, 1900, 500, 1_000_000, 0), 5);
  private static final Standing SECOND =
      new Standing(Optional.empty(), new Tally.Now(3000, 600, 50, 2350, 1500, 11_000_000, 0), 10);

  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private long nanos = -7; // such a clock may begin anywhere

  private FleetProgress progress(boolean live) {
    return new FleetProgress(new PrintStream(drawn, false, UTF_8), live, 3000, () -> nanos);
  }

  private String after(FleetProgress progress, Duration time, Standing standing) {
    drawn.reset();
    nanos += time.toNanos();
    progress.show(() -> standing);
    return drawn.toString(UTF_8);
  }

  @Test
  void elsewhere_than_on_a_terminal_a_plain_line_comes_every_five_seconds() {
    FleetProgress progress = progress(false);
    assertThat(after(progress, Duration.ofMillis(4999), FIRST)).isEmpty();
    assertThat(after(progress, Duration.ofMillis(1), FIRST))
        .isEqualTo(
            "   5.0 s  2,000 of 3,000 started, 100 stand, 0 failed, 1,900 at work;"
                + " 20.0 phones/s, 100 requests/s, 200 kB/s\n");
    assertThat(after(progress, Duration.ofMillis(4999), SECOND)).isEmpty();
    assertThat(after(progress, Duration.ofMillis(1), SECOND)).endsWith("\n").doesNotContain("\r");
  }

  @Test
  void rates_are_those_since_the_line_before() {
    FleetProgress progress = progress(false);
    String _ = after(progress, Duration.ofSeconds(5), FIRST);
    assertThat(after(progress, Duration.ofSeconds(10), SECOND))
        .endsWith("; 55.0 phones/s, 100 requests/s, 1.00 MB/s\n"); // stand or failed
  }

  @Test
  void on_a_terminal_each_line_is_drawn_over_the_one_before_twice_a_second() {
    FleetProgress progress = progress(true);
    assertThat(after(progress, Duration.ofMillis(499), BEFORE)).isEmpty();
    assertThat(after(progress, Duration.ofMillis(1), BEFORE))
        .isEqualTo(CLEAR + "1,234 phones booted once before the counting begins");
    assertThat(after(progress, Duration.ofMillis(500), FIRST))
        .startsWith(CLEAR + "   5.0 s  2,000 of 3,000 started")
        .doesNotContain("\n");
  }

  @Test
  void while_phones_are_prepared_nothing_is_counted_for_the_rates_after() {
    FleetProgress progress = progress(false);
    assertThat(after(progress, Duration.ofSeconds(5), BEFORE))
        .isEqualTo("1,234 phones booted once before the counting begins\n");
    assertThat(after(progress, Duration.ofSeconds(5), FIRST)).contains(" 100 requests/s");
  }

  @Test
  void at_the_end_the_drawn_line_makes_room_and_plain_lines_stay() {
    progress(true).done();
    assertThat(drawn.toString(UTF_8)).isEqualTo(CLEAR);
    drawn.reset();
    progress(false).done();
    assertThat(drawn.toString(UTF_8)).isEmpty();
  }
}
