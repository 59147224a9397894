// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import io.dialtone.core.access.Suspect;
import io.dialtone.core.journal.PhoneSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows: how the server is, where it listens, what it serves, who came, who guesses.
 */
public record Overview(
    Instant now,
    Instant started,
    Optional<String> unready,
    List<Listener> listeners,
    List<Fact> facts,
    Phones phones,
    List<Suspect> suspects) {

  public Overview {
    listeners = List.copyOf(listeners);
    facts = List.copyOf(facts);
    suspects = List.copyOf(suspects);
  }

  /** One open listener. */
  public record Listener(String name, String where) {}

  /** One thing worth knowing, such as the folder served. */
  public record Fact(String name, String value) {}

  /** The phones heard last, and how many there are in all. */
  public record Phones(List<PhoneSeen> newest, int inAll) {
    public Phones {
      newest = List.copyOf(newest);
    }
  }
}
