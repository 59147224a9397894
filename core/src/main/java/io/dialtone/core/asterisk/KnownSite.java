// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an import has to know of the site as it stands.
 *
 * @param accounts by their names, with what keeps each, empty for the site itself
 * @param sipServer what the whole site's {@code sip.server} says
 */
public record KnownSite(
    SortedMap<MacAddress, KnownPhone> phones,
    SortedMap<String, String> accounts,
    Optional<String> sipServer) {

  /** A site with nothing in it. */
  public static final KnownSite EMPTY =
      new KnownSite(new TreeMap<>(), new TreeMap<>(), Optional.empty());

  public KnownSite {
    phones = Collections.unmodifiableSortedMap(new TreeMap<>(phones));
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }
}
