// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.util.List;

/**
 * What becomes of an asking for a file. To the asker all but {@link Serve} look alike, "not found";
 * the journal tells them apart.
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
}
