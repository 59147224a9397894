// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a phone is told beside its address; what is absent here is taken from the next wider place.
 *
 * @param inf name, path or URL of the INF; {@code {prefix}} and {@code {mac}} stand for the phone's
 *     own (ID-1, ID-2), so {@code {prefix}{mac}.inf} is each phone's own file
 * @param routers option 3
 * @param dns option 6
 * @param ntp option 42
 * @param vlan options 190 to 192
 * @param lease option 51
 */
public record Terms(
    Optional<Way> way,
    Optional<String> inf,
    List<Ip4Address> routers,
    List<Ip4Address> dns,
    List<Ip4Address> ntp,
    Optional<Vlan> vlan,
    Optional<Duration> lease) {

  /** Nothing of its own. */
  public static final Terms NONE =
      new Terms(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  /** What holds where settings say nothing: option 43, each phone's own INF, eight hours. */
  public static final Terms USUAL =
      NONE.with(Way.OPTION43).withInf("{prefix}{mac}.inf").withLease(Duration.ofHours(8));

  public Terms {
    routers = List.copyOf(routers);
    dns = List.copyOf(dns);
    ntp = List.copyOf(ntp);
    if (lease.filter(time -> time.toSeconds() < 1).isPresent()) {
      throw new IllegalArgumentException("a lease lasts a second at least");
    }
  }

  /** These terms where they say something, the wider ones elsewhere: the nearest wins. */
  public Terms over(Terms wider) {
    return new Terms(
        way.or(wider::way),
        inf.or(wider::inf),
        routers.isEmpty() ? wider.routers : routers,
        dns.isEmpty() ? wider.dns : dns,
        ntp.isEmpty() ? wider.ntp : ntp,
        vlan.or(wider::vlan),
        lease.or(wider::lease));
  }

  public Terms with(Way changed) {
    return new Terms(Optional.of(changed), inf, routers, dns, ntp, vlan, lease);
  }

  public Terms withInf(String changed) {
    return new Terms(way, Optional.of(changed), routers, dns, ntp, vlan, lease);
  }

  public Terms withRouters(Ip4Address... changed) {
    return new Terms(way, inf, List.of(changed), dns, ntp, vlan, lease);
  }

  public Terms withDns(Ip4Address... changed) {
    return new Terms(way, inf, routers, List.of(changed), ntp, vlan, lease);
  }

  public Terms withNtp(Ip4Address... changed) {
    return new Terms(way, inf, routers, dns, List.of(changed), vlan, lease);
  }

  public Terms with(Vlan changed) {
    return new Terms(way, inf, routers, dns, ntp, Optional.of(changed), lease);
  }

  public Terms withLease(Duration changed) {
    return new Terms(way, inf, routers, dns, ntp, vlan, Optional.of(changed));
  }
}
