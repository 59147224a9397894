// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One phone of the bench, as it is told to the worker.
 *
 * @param note what the list says beside it
 * @param reason of the state, in words
 * @param version what the phone says it is, where it says so
 * @param files that it got
 * @param took from its first asking to its last
 */
public record BenchLine(
    MacAddress mac,
    String note,
    State state,
    String reason,
    Optional<String> version,
    Optional<Ip4Address> from,
    List<String> files,
    Optional<Instant> begun,
    Duration took) {

  /** How far a phone is. */
  public enum State {
    PASS,
    FAIL,
    RUNNING,
    /** On the list, and never seen. */
    ABSENT;

    /** As it is shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BenchLine {
    files = List.copyOf(files);
  }

  static BenchLine absent(MacAddress mac, String note) {
    return new BenchLine(
        mac,
        note,
        State.ABSENT,
        "never asked for anything",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Duration.ZERO);
  }

  static String text(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** One line of text. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%-7s %s  %-24s %3d files in %-12s %s%s",
        state.text(),
        mac,
        version.orElse("-"),
        files.size(),
        text(took),
        reason,
        note.isEmpty() ? "" : "  [" + note + "]");
  }
}
