// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import java.util.List;

/** Where a file that an INF names lies. */
sealed interface Place {

  /** In the folder; by this very name, or by the only one that fits but for letter case. */
  record Here(String path, boolean exact) implements Place {}

  /** In the folder, if the folder is served below this prefix. */
  record Below(String path, String prefix) implements Place {}

  /** Several fit but for letter case, and none exactly. */
  record Several(List<String> candidates) implements Place {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }

  /** Not in the folder, where it should be. */
  record Missing(String asked) implements Place {}

  /** Not in the folder, and perhaps on another server. */
  record Elsewhere(String url) implements Place {}

  /** A name that is refused everywhere. */
  record Refused(String reason) implements Place {}
}
