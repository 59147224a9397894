// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;

/**
 * An address that seems to guess, for the journal and the console.
 *
 * @param strange phones asked for that are not known or not for this address
 * @param known phones whose files it has had
 * @param hidden askings that got no answer but "not found"
 */
public record Suspect(
    Ip4Address address,
    Standing standing,
    Instant since,
    Instant until,
    int strange,
    int known,
    long hidden) {

  /** How far an address is trusted. */
  public enum Standing {
    /** As everybody. */
    FREE,
    /** Many phones had their files there, as behind a NAT: a new one waits a little. */
    CROWDED,
    /** It seems to guess: whatever is new from there waits, and too much of it gets nothing. */
    SLOWED,
    /** It guesses: whatever is new from there gets nothing. */
    SHUT_OUT;

    /** As the journal and the console say it. */
    public String words() {
      return switch (this) {
        case FREE -> "free";
        case CROWDED -> "many phones";
        case SLOWED -> "slowed";
        case SHUT_OUT -> "shut out";
      };
    }
  }

  /** The same by a clock that is so far ahead. */
  public Suspect shifted(Duration by) {
    return new Suspect(address, standing, since.plus(by), until.plus(by), strange, known, hidden);
  }

  /** The sentence for the journal. */
  public String sentence() {
    return switch (standing) {
      case FREE -> address + " is let go: it asks as others do again";
      case CROWDED ->
          address
              + " had the files of "
              + known
              + " phones within an hour: each further one waits a little; if a whole site is"
              + " behind this address, say so in access.behind-nat";
      case SLOWED -> address + " is slowed until " + until + ": " + why();
      case SHUT_OUT -> address + " is shut out until " + until + ": " + why();
    };
  }

  /** Why it is watched. */
  public String why() {
    return "asked for the files of "
        + strange
        + " phones that are unknown or not its own, and of "
        + known
        + " that it may have";
  }
}
