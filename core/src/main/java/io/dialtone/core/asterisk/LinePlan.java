// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The lines of one phone: what is there by hand stays, what Asterisk says finds its place. */
final class LinePlan {

  private final MacAddress mac;
  private final int most;
  private final SortedMap<Integer, String> standing;
  private final SortedMap<Integer, String> lines;
  private final BiPredicate<MacAddress, String> stale;

  LinePlan(
      MacAddress mac,
      Model model,
      SortedMap<Integer, String> standing,
      BiPredicate<MacAddress, String> stale) {
    this.mac = mac;
    this.most = ModelSizes.of(model).lines();
    this.standing = new TreeMap<>(standing);
    this.lines = new TreeMap<>(standing);
    this.stale = stale;
  }

  /** Those that say a line first, then the others in their order. */
  void assign(List<PhoneClaim> claims, Findings found) {
    List<PhoneClaim> ordered = new ArrayList<>(claims);
    ordered.sort((one, other) -> Integer.compare(rank(one), rank(other)));
    for (PhoneClaim claim : ordered) {
      if (!lines.containsValue(claim.account())) {
        OptionalInt line = place(claim, found);
        if (line.isPresent()) {
          lines.put(line.getAsInt(), claim.account());
        } else {
          found.leftOut(
              claim.account(),
              "account " + claim.account() + ": phone " + mac + " has no line free, of " + most,
              claim.place());
        }
      } else {
        claim
            .line()
            .ifPresent(said -> {
              if (!claim.account().equals(lines.get(said))) {
                elsewhere(claim, found);
              }
            });
      }
    }
  }

  private static int rank(PhoneClaim claim) {
    return claim.line().orElse(Integer.MAX_VALUE);
  }

  private OptionalInt place(PhoneClaim claim, Findings found) {
    if (claim.line().isPresent()) {
      int said = claim.line().getAsInt();
      if (said <= most && free(said)) {
        return claim.line();
      }
      elsewhere(claim, found);
    }
    for (int line = 1; line <= most; line++) {
      if (free(line)) {
        return OptionalInt.of(line);
      }
    }
    return OptionalInt.empty();
  }

  private void elsewhere(PhoneClaim claim, Findings found) {
    found.note(
        Note.Kind.REMARK,
        claim.account(),
        "account "
            + claim.account()
            + " is not on line "
            + rank(claim)
            + " of phone "
            + mac
            + " as the files say, since "
            + (rank(claim) > most ? "there is none" : "the site has it otherwise"),
        claim.place());
  }

  private boolean free(int line) {
    String account = lines.get(line);
    return account == null || stale.test(mac, account);
  }

  SortedMap<Integer, String> lines() {
    return lines;
  }

  /** The lines that have another account than before. */
  SortedMap<Integer, String> changed() {
    SortedMap<Integer, String> changed = new TreeMap<>();
    for (Map.Entry<Integer, String> line : lines.entrySet()) {
      if (!line.getValue().equals(standing.get(line.getKey()))) {
        changed.put(line.getKey(), line.getValue());
      }
    }
    return changed;
  }
}
