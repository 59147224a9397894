// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.access.SecretPath;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests ask for: our server at 192.0.2.10 with all its services. */
final class SampleAsked {

  static final Ip4Address SELF = Ip4Address.of(192, 0, 2, 10);
  static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2030M = new FilePrefix(Model.ST2030, Protocol.MGCP);

  static final Services SERVICES =
      new Services(
          Optional.of(new Endpoint(Ip4Address.ANY, 8080)),
          Optional.of(new Endpoint(Ip4Address.ANY, 69)));

  static final PhoneNetwork NETWORK =
      new PhoneNetwork(
          Subnet.parse("192.0.2.0/24").orElseThrow(),
          List.of(range("192.0.2.100-192.0.2.149"), range("192.0.2.160-192.0.2.199")),
          List.of(Ip4Address.of(192, 0, 2, 1)),
          List.of(Ip4Address.of(192, 0, 2, 2), Ip4Address.of(192, 0, 2, 3)),
          List.of(Ip4Address.of(192, 0, 2, 4)));

  private SampleAsked() {}

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }

  static List<FilePrefix> allKinds() {
    List<FilePrefix> kinds = new ArrayList<>();
    for (Model model : Model.values()) {
      for (Protocol protocol : Protocol.values()) {
        kinds.add(new FilePrefix(model, protocol));
      }
    }
    return kinds;
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x00147F000000L + number);
  }

  /** All that can be asked for, by HTTP and behind a secret path. */
  static ConfigAsked whole(ForeignServer server) {
    Services secret =
        new Services(SERVICES.http(), SERVICES.tftp(), SecretPath.of("kept-from-everybody"));
    return new ConfigAsked(
        server,
        new ConfigAsked.Source(By.HTTP, secret, SELF, Optional.empty()),
        allKinds(),
        Optional.of(new Vlan(true, 110, 120)),
        List.of(NETWORK),
        List.of(
            new StaticPhone(
                mac(1),
                Optional.of(ST2030S),
                Optional.of(Ip4Address.of(192, 0, 2, 50)),
                "Reception\n\"$(it's \u00e9)\""),
            new StaticPhone(mac(2), Optional.of(ST2030M), Optional.empty(), ""),
            new StaticPhone(
                mac(3), Optional.empty(), Optional.of(Ip4Address.of(192, 0, 2, 51)), "")));
  }

  /** By TFTP, an INF with a name that means something in every language, untagged. */
  static ConfigAsked odd(ForeignServer server) {
    return new ConfigAsked(
        server,
        new ConfigAsked.Source(By.TFTP, SERVICES, SELF, Optional.of("o'dd \"$x?\\\".inf")),
        allKinds(),
        Optional.of(new Vlan(false, 1, 1)),
        server.needsNetwork() ? List.of(NETWORK) : List.of(),
        List.of());
  }

  /** As little as can be asked for, of one kind of phones or several. */
  static ConfigAsked of(ForeignServer server, By by, String inf, FilePrefix... kinds) {
    return new ConfigAsked(
        server,
        new ConfigAsked.Source(
            by, SERVICES, SELF, Optional.of(inf).filter(name -> !name.isEmpty())),
        List.of(kinds),
        Optional.empty(),
        server.needsNetwork() ? List.of(NETWORK) : List.of(),
        List.of());
  }
}
