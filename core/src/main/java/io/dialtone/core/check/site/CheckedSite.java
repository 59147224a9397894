// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A site as it is looked at, which nobody changes meanwhile.
 *
 * @param base the way by which its phones fetch files
 * @param address the server's own, where it is known
 */
public record CheckedSite(
    Site site,
    Dictionary dictionary,
    SiteRenderer renderer,
    SortedMap<MacAddress, Edition> editions,
    InfBase base,
    Optional<Ip4Address> address) {

  public CheckedSite {
    editions = Collections.unmodifiableSortedMap(editions);
  }

  /** With a renderer of its own. */
  public static CheckedSite of(
      Site site,
      Dictionary dictionary,
      List<Edition> editions,
      InfBase base,
      Optional<Ip4Address> address,
      PhonebookUrl phonebook) {
    SortedMap<MacAddress, Edition> known = new TreeMap<>();
    editions.forEach(edition -> known.put(edition.mac(), edition));
    return new CheckedSite(
        site, dictionary, new SiteRenderer(site, dictionary, phonebook), known, base, address);
  }

  /** The phones that are given files. */
  public List<Phone> active() {
    return site.phones().stream().filter(phone -> phone.state() == PhoneState.ACTIVE).toList();
  }

  Optional<Edition> edition(Phone phone) {
    return Optional.ofNullable(editions.get(phone.mac()));
  }
}
