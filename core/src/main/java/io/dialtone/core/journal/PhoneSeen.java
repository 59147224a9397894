// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/** What is known of one phone from its own requests; the last word on each point counts. */
public record PhoneSeen(
    MacAddress mac,
    Optional<Model> model,
    Optional<Protocol> protocol,
    Optional<Ip4Address> address,
    Instant first,
    Sighting last,
    Counts counts) {

  /** How many requests came, by the way they came. */
  public record Counts(long dhcp, long tftp, long http, long sip) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    public long all() {
      return dhcp + tftp + http + sip;
    }

    Counts plus(Area area) {
      return switch (area) {
        case DHCP -> new Counts(dhcp + 1, tftp, http, sip);
        case TFTP -> new Counts(dhcp, tftp + 1, http, sip);
        case HTTP -> new Counts(dhcp, tftp, http + 1, sip);
        case SIP -> new Counts(dhcp, tftp, http, sip + 1);
        case SERVER, STORE, CONSOLE -> this;
      };
    }
  }

  static PhoneSeen first(Sighting sighting) {
    return new PhoneSeen(
        sighting.mac(),
        sighting.model(),
        sighting.protocol(),
        sighting.address(),
        sighting.time(),
        sighting,
        Counts.NONE.plus(sighting.area()));
  }

  /** This phone after one more request; what that request does not say stays as it was. */
  PhoneSeen again(Sighting sighting) {
    return new PhoneSeen(
        mac,
        sighting.model().or(() -> model),
        sighting.protocol().or(() -> protocol),
        sighting.address().or(() -> address),
        first,
        sighting,
        counts.plus(sighting.area()));
  }
}
