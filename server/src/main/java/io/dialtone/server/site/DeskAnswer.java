// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.wire.octets.MacAddress;
import java.util.List;

/** What became of a wish. */
public sealed interface DeskAnswer {

  /**
   * It is so now.
   *
   * @param number of the change in the history
   * @param renewed phones whose own file became another by it, by MAC
   */
  record Done(long number, String what, List<String> warnings, List<MacAddress> renewed)
      implements DeskAnswer {
    public Done {
      warnings = List.copyOf(warnings);
      renewed = List.copyOf(renewed);
    }
  }

  /** It was so before; the history has nothing new. */
  record Unchanged(List<String> warnings) implements DeskAnswer {
    public Unchanged {
      warnings = List.copyOf(warnings);
    }
  }

  /** It cannot be; the reason says what to do. */
  record Refused(String reason) implements DeskAnswer {}
}
