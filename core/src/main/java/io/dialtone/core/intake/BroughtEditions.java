// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.intake;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What phones were given elsewhere. No config_sn goes back, and none stands for two contents. */
public record BroughtEditions(SortedMap<MacAddress, Edition> all, Optional<ConfigSerial> floor) {

  /** Nothing. */
  public static final BroughtEditions NONE = new BroughtEditions(new TreeMap<>(), Optional.empty());

  /** Of no content, so that whatever is rendered is another. */
  private static final String NO_CONTENT = "0".repeat(64);

  /** Those among what is brought along. */
  public static BroughtEditions of(List<Brought> brought) {
    SortedMap<MacAddress, Edition> all = new TreeMap<>();
    Optional<ConfigSerial> floor = Optional.empty();
    for (Brought one : brought) {
      if (one instanceof Brought.OfEdition(var edition)) {
        all.put(edition.mac(), edition);
      } else if (one instanceof Brought.OfFloor(var least)) {
        floor = Optional.of(least);
      }
    }
    return new BroughtEditions(all, floor);
  }

  /** What a phone was last given, here or there. */
  public Optional<Edition> last(MacAddress mac, Optional<Edition> here) {
    Optional<Edition> there = Optional.ofNullable(all.get(mac));
    if (here.isEmpty() || there.isEmpty() || here.equals(there)) {
      return here.or(() -> there);
    }
    Edition ours = here.get();
    Edition theirs = there.get();
    int order = ours.serial().compareTo(theirs.serial());
    Edition later = order >= 0 ? ours : theirs;
    boolean same = order != 0 || ours.sha256().equals(theirs.sha256());
    Set<String> names = later.names();
    if (!ours.names().containsAll(theirs.names()) || !theirs.names().containsAll(ours.names())) {
      names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      names.addAll(ours.names());
      names.addAll(theirs.names());
    }
    return Optional.of(new Edition(mac, later.serial(), same ? later.sha256() : NO_CONTENT, names));
  }
}
