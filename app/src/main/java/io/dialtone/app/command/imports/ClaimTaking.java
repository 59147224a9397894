// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.claim.Claim;
import io.dialtone.core.claim.ClaimList;
import io.dialtone.core.intake.Brought;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Has a claim list taken in, and finds the row that each of the site's objections is about. */
record ClaimTaking(SiteAccess access, Terminal terminal, String what) {

  /**
   * What became of it.
   *
   * @param rows that say a phone
   * @param faults of rows that were not taken in, by their lines
   * @param answer of the site, absent where it was given nothing
   */
  record Taken(int rows, SortedMap<Long, ClaimList.Fault> faults, Optional<JsonNode> answer) {}

  Taken perform(ClaimList list, boolean goodRows, boolean dry) {
    int rows = list.claims().size() + list.faults().size();
    SortedMap<Long, ClaimList.Fault> faults = new TreeMap<>(list.faults());
    List<Claim> left = new ArrayList<>(list.claims());
    while (!left.isEmpty()) {
      boolean refused = !faults.isEmpty() && !goodRows;
      Intake intake = Intake.perform(access, terminal, what, brought(left), dry || refused);
      if (!intake.refused()) {
        return new Taken(rows, faults, refused ? Optional.empty() : Optional.of(intake.answer()));
      }
      SortedMap<Long, ClaimList.Fault> found = faults(left, intake.faults());
      if (found.isEmpty()) {
        throw new CommandFailure(ExitCode.NO, intake.reason());
      }
      faults.putAll(found);
      if (!goodRows) {
        break;
      }
      left.removeIf(claim -> found.containsKey(claim.row().line()));
    }
    return new Taken(rows, faults, Optional.empty());
  }

  private static List<Brought> brought(List<Claim> claims) {
    return claims.stream().flatMap(claim -> claim.brought().stream()).toList();
  }

  /** The first objection to each row. */
  private static SortedMap<Long, ClaimList.Fault> faults(
      List<Claim> claims, SortedMap<Integer, String> said) {
    SortedMap<Long, ClaimList.Fault> faults = new TreeMap<>();
    int at = 0;
    for (Claim claim : claims) {
      int end = at + claim.brought().size();
      SortedMap<Integer, String> own = said.subMap(at, end);
      if (!own.isEmpty()) {
        String reason = String.valueOf(own.get(own.firstKey()));
        faults.put(claim.row().line(), new ClaimList.Fault(claim.row(), reason));
      }
      at = end;
    }
    return faults;
  }
}
