// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/** One occurrence, in one sentence, about at most one phone. */
public record JournalRecord(
    Instant time, Level level, Area area, Optional<MacAddress> mac, String text) {

  /** An occurrence that concerns no phone in particular. */
  public static JournalRecord of(Instant time, Level level, Area area, String text) {
    return new JournalRecord(time, level, area, Optional.empty(), text);
  }

  /** The same occurrence, said of one phone. */
  public JournalRecord about(MacAddress phone) {
    return new JournalRecord(time, level, area, Optional.of(phone), text);
  }
}
