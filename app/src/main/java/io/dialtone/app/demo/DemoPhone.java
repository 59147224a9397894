// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.core.dhcp.Way;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One phone of the demo.
 *
 * @param site what the sample folder holds for it
 * @param bind the loopback address it starts from, and asks DHCP through as a relay
 * @param way what DHCP tells it; empty for the phone with a preconfigured server
 * @param finds how it finds its server, in words
 */
record DemoPhone(SamplePhone site, Ip4Address bind, Optional<Way> way, String finds) {

  /** One of each kind, and each way to be told where the server is. */
  static List<DemoPhone> five() {
    return List.of(
        phone(1, Model.ST2030, Protocol.SIP, Way.OPTION43, "option 43"),
        phone(2, Model.ST2022, Protocol.SIP, Way.OPTION66, "options 66, 67"),
        phone(3, Model.ST2030, Protocol.MGCP, Way.OPTION150, "option 150"),
        phone(4, Model.ST2022, Protocol.MGCP, Way.NEXT_SERVER, "next server"),
        new DemoPhone(
            site(5, Model.ST2030, Protocol.SIP, SamplePhone.Way.HTTP),
            bind(5),
            Optional.empty(),
            "preconfigured"));
  }

  private static DemoPhone phone(
      int number, Model model, Protocol protocol, Way way, String finds) {
    SamplePhone.Way transport = way == Way.OPTION43 ? SamplePhone.Way.HTTP : SamplePhone.Way.TFTP;
    return new DemoPhone(
        site(number, model, protocol, transport), bind(number), Optional.of(way), finds);
  }

  private static SamplePhone site(
      int number, Model model, Protocol protocol, SamplePhone.Way transport) {
    return new SamplePhone(new MacAddress(0x00147F000000L + number), model, protocol, transport);
  }

  private static Ip4Address bind(int number) {
    return Ip4Address.of(127, 0, 0, 10 + number);
  }

  /** The phone in a few characters, such as {@code ST2030 SIP :03}. */
  String label() {
    String mac = site.mac().plain();
    return String.format(
        Locale.ROOT, "%s %-4s :%s", site.model(), site.protocol(), mac.substring(10));
  }
}
