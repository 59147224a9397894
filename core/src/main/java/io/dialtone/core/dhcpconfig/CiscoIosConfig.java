// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cisco IOS: a pool a network, the same for all that ask there. */
record CiscoIosConfig(Sheet sheet) {

  String text() {
    Outline out = new Outline("!");
    out.say("Thomson ST2030 and ST2022 phones: for the configuration mode of Cisco IOS.")
        .say(sheet.advice())
        .say("A pool does not look at options 60 and 77: whatever asks in it is told the same,")
        .say("PCs too. Give the phones a network (a voice VLAN) of their own.");
    PhoneClass phones = sheet.classes().getFirst();
    for (PhoneNetwork network : sheet.networks()) {
      out.blank().say("The phones' network: " + phones.words() + ".");
      excluded(network).forEach(range -> out.line("ip dhcp excluded-address " + pair(range)));
      out.line("ip dhcp pool phones-" + network.subnet().network())
          .line(" network " + network.subnet().network() + " " + network.subnet().mask());
      common(network, phones.leading(), out);
      out.line("!");
    }
    statics(out);
    return out.text();
  }

  private void common(PhoneNetwork network, Leading leading, Outline out) {
    list("default-router", network.routers(), out);
    list("dns-server", network.dns(), out);
    list("option 42 ip", network.ntp(), out);
    statements(leading).forEach(statement -> out.line(" " + statement));
    sheet.vlan().ifPresent(vlan -> vlan(vlan).forEach(statement -> out.line(" " + statement)));
  }

  private static void list(String what, List<Ip4Address> addresses, Outline out) {
    if (!addresses.isEmpty()) {
      out.line(" " + what + " " + Outline.joined(" ", addresses));
    }
  }

  private static List<String> statements(Leading leading) {
    List<String> lines = new ArrayList<>();
    switch (leading) {
      case Leading.ByHttp(String url) -> lines.add("option 43 " + value(url));
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        lines.add("next-server " + server);
        lines.add("option 66 ascii " + server);
        lines.add("option 150 ip " + server);
        inf.filter(Outline::isPlain).ifPresent(name -> lines.add("bootfile " + name));
        inf.ifPresent(name -> lines.add("option 67 " + value(name)));
      }
    }
    return lines;
  }

  private static List<String> vlan(Vlan vlan) {
    return List.of(
        "option 190 hex " + (vlan.tagged() ? "01" : "00"),
        "option 191 hex %04x".formatted(vlan.voice()),
        "option 192 hex %04x".formatted(vlan.data()));
  }

  /** As text where it can be typed: a question mark asks for help, quotes end the text. */
  private static String value(String text) {
    return Outline.isPlain(text)
        ? "ascii " + text
        : "hex " + Outline.hex(text, "").replaceAll("(....)(?!$)", "$1.");
  }

  /** The addresses of a network that are not lent. */
  private static List<AddressRange> excluded(PhoneNetwork network) {
    List<AddressRange> gaps = new ArrayList<>();
    Subnet subnet = network.subnet();
    Ip4Address next = subnet.first();
    List<AddressRange> ranges =
        network.ranges().stream().sorted(Comparator.comparing(AddressRange::first)).toList();
    for (AddressRange range : ranges) {
      if (next.compareTo(range.first()) < 0) {
        gaps.add(new AddressRange(next, range.first().plus(-1)));
      }
      next = range.last().plus(1);
    }
    if (!ranges.isEmpty() && subnet.contains(next) && next.compareTo(subnet.last()) <= 0) {
      gaps.add(new AddressRange(next, subnet.last()));
    }
    return gaps;
  }

  private static String pair(AddressRange range) {
    return range.first().equals(range.last())
        ? range.first().toString()
        : range.first() + " " + range.last();
  }

  private void statics(Outline out) {
    if (sheet.phones().isEmpty()) {
      return;
    }
    out.blank()
        .say("Phones with an address of their own, known by option 61. A phone that sends none is")
        .say("known by 'hardware-address' in place of 'client-identifier'.");
    for (PhoneNetwork network : sheet.networks()) {
      for (StaticPhone phone : sheet.phonesOf(network)) {
        out.say(phone.words())
            .line("ip dhcp pool " + phone.name())
            .line(" host " + phone.address().orElseThrow() + " " + network.subnet().mask())
            .line(" client-identifier " + clientId(phone));
        common(network, sheet.classOf(phone).orElse(sheet.classes().getFirst()).leading(), out);
        out.line("!");
      }
    }
    sheet
        .homeless()
        .forEach(phone -> out.say("without an address: " + phone.mac(":") + " " + phone.words()));
  }

  /** Hardware type 1 and the MAC, in groups of four digits: {@code 0100.147f.0000.01}. */
  private static String clientId(StaticPhone phone) {
    return ("01" + phone.mac("")).replaceAll("(....)(?!$)", "$1.");
  }
}
