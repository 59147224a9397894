// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.notify.NotifyOrder;
import io.dialtone.core.notify.NotifyOutlook;
import io.dialtone.core.notify.NotifyTarget;
import io.dialtone.core.notify.PhoneAddress;
import io.dialtone.core.notify.Sought;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Levels;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which phones there are, and where each was last seen.
 *
 * @param phones what was seen since the server started; leases are known beyond that
 */
public record PhoneBook(
    SiteDesk desk, PhonesSeen phones, Leases leases, AccessRule access, InstantSource clock) {

  /** The phones of a group and of all below it that are given files. */
  Optional<List<MacAddress>> group(String path) {
    String bare = path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
    return desk.read(site -> Levels.group(site, bare).map(group -> active(site, group)));
  }

  private static List<MacAddress> active(Site site, GroupId top) {
    List<MacAddress> macs = new ArrayList<>();
    for (GroupId group : site.below(top)) {
      for (MacAddress mac : site.phonesIn(group)) {
        if (site.phone(mac).filter(p -> p.state() == PhoneState.ACTIVE).isPresent()) {
          macs.add(mac);
        }
      }
    }
    return macs;
  }

  /** How many files a phone has asked for. */
  long asked(MacAddress mac) {
    return phones.find(mac).map(seen -> seen.counts().http() + seen.counts().tftp()).orElse(0L);
  }

  /**
   * A phone as it is to be told.
   *
   * @param named whether somebody asked for this very phone
   * @param from where what is sent to an address leaves from
   */
  Sought find(
      MacAddress mac, boolean named, NotifyOrder order, Function<Ip4Address, Endpoint> from) {
    Optional<Phone> phone = desk.read(site -> site.phone(mac));
    Optional<PhoneSeen> seen = phones.find(mac);
    if (phone.isEmpty() && seen.isEmpty() && leases.of(mac).isEmpty()) {
      return new Sought.Missing(mac, "neither the site nor the network knows it", false);
    }
    if (phone.filter(p -> p.state() != PhoneState.ACTIVE).isPresent()) {
      String state = phone.get().state().text();
      return new Sought.Missing(mac, "it is " + state + ", so it has no files to fetch", !named);
    }
    Optional<Protocol> protocol =
        seen.flatMap(PhoneSeen::protocol).or(() -> phone.map(p -> p.kind().protocol()));
    if (protocol.equals(Optional.of(Protocol.MGCP))) {
      return new Sought.Missing(
          mac, "it speaks MGCP, and only SIP phones take NOTIFY (NTF-1)", !named);
    }
    return PhoneAddress.of(mac, seen.flatMap(PhoneSeen::address), access, leases, clock.instant())
        .<Sought>map(at -> new Sought.Found(target(mac, at, order, from.apply(at.address()))))
        .orElseGet(() ->
            new Sought.Missing(
                mac,
                "no address is known: it has asked for nothing since the server started and"
                    + " holds no lease",
                false));
  }

  private NotifyTarget target(MacAddress mac, PhoneAddress at, NotifyOrder order, Endpoint from) {
    NotifyOutlook known =
        desk.read(mac, values -> outlook(values, from, order)).orElse(NotifyOutlook.UNKNOWN);
    NotifyOutlook outlook = at.distrust().map(known::distrusting).orElse(known);
    int port = order.port().orElse(outlook.port());
    SipPeer peer = new SipPeer(order.transport(), new Endpoint(at.address(), port));
    return new NotifyTarget(mac, peer, from, outlook);
  }

  private static NotifyOutlook outlook(PhoneValues values, Endpoint from, NotifyOrder order) {
    return NotifyOutlook.of(
        values.phone().kind().model(),
        name -> values.find(name).filter(Effective::isTold).map(Effective::value),
        from.address(),
        order.reboot());
  }
}
