// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of an asking for a file. To the asker {@link NotFound}, {@link Several}, {@link
 * Refused} and {@link Hidden} look alike, "not found"; the journal tells them apart.
 */
public sealed interface FileDecision {

  /** The sentence for the journal. */
  String reason();

  /** The file at this path, relative to the root with {@code /} between its parts, is given. */
  record Serve(String path, String reason) implements FileDecision {}

  /** There is no such file. */
  record NotFound(String reason) implements FileDecision {}

  /** Several files match without regard to case, none exactly: we do not guess. */
  record Several(List<String> candidates, String reason) implements FileDecision {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }

  /** The name, or who asks for it, is not let through. */
  record Refused(String reason) implements FileDecision {}

  /**
   * The asker guesses: nothing was looked up for it. It is journaled when that begins, and then not
   * at each asking, or a guesser could fill the log.
   */
  record Hidden(String reason) implements FileDecision {}

  /**
   * A password must come with the asking (RFC 7617); said without looking whether there is a file.
   *
   * @param guessing whether the asker is known to try passwords, so that this is no news
   */
  record Challenge(String reason, boolean guessing) implements FileDecision {}

  /** The same as {@code then}, but so much later: the asker seems to guess (SRV-8). */
  record Delayed(Duration by, FileDecision then) implements FileDecision {
    @Override
    public String reason() {
      return then.reason();
    }
  }
}
