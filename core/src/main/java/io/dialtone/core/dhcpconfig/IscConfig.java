// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ISC dhcpd 4: classes by regular expressions, since option 60 has its items in any order. */
record IscConfig(Sheet sheet) {

  private static final String OPTION_60 = "option vendor-class-identifier ~= ";
  private static final String OPTION_77 = "option user-class ~= ";

  String text() {
    Outline out = new Outline("#");
    out.say("Thomson ST2030 and ST2022 phones: for dhcpd.conf of ISC dhcpd 4.").say(sheet.advice());
    definitions(out);
    sheet.classes().forEach(phones -> classOf(phones, out));
    sheet.networks().forEach(network -> subnet(network, out));
    if (!sheet.phones().isEmpty()) {
      out.blank().say("Phones with entries of their own, which go before their class.");
      sheet.phones().forEach(phone -> host(phone, out));
    }
    return out.text();
  }

  private void definitions(Outline out) {
    if (!sheet.byTftp() && sheet.vlan().isEmpty()) {
      return;
    }
    out.blank().say("Options that dhcpd has no name for.");
    if (sheet.byTftp()) {
      out.line("option phone-tftp-address code 150 = ip-address;");
    }
    if (sheet.vlan().isPresent()) {
      out.line("option phone-vlan-flag code 190 = unsigned integer 8;")
          .line("option phone-vlan-voice code 191 = unsigned integer 16;")
          .line("option phone-vlan-data code 192 = unsigned integer 16;");
    }
  }

  private void classOf(PhoneClass phones, Outline out) {
    out.blank()
        .say(phones.words() + ", as options 60 and 77 tell.")
        .line("class \"" + phones.name() + "\" {")
        .line("  match if " + test(phones.members()) + ";");
    statements(phones.leading()).forEach(statement -> out.line("  " + statement));
    sheet.vlan().ifPresent(vlan -> vlan(vlan).forEach(line -> out.line("  " + line)));
    out.line("}");
  }

  private static String test(PhoneClass.Members members) {
    return switch (members) {
      case PhoneClass.Kind(FilePrefix kind) ->
          "(%s\"%s\" and %s\"%s\")\n    or %s\"%s\""
              .formatted(
                  OPTION_60,
                  kind.model(),
                  OPTION_60,
                  kind.protocol(),
                  OPTION_77,
                  PhoneClass.userClass(kind));
      case PhoneClass.Everyone _ ->
          OPTION_60 + "\"ST20(30|22)\"\n    or " + OPTION_77 + "\"Thomson ST20(30|22)\"";
      case PhoneClass.Unsure _ ->
          OPTION_60
              + "\"ST20(30|22)\"\n    and not ("
              + OPTION_60
              + "\"SIP|MGCP\")\n    and not exists user-class";
    };
  }

  private static List<String> statements(Leading leading) {
    List<String> lines = new ArrayList<>();
    switch (leading) {
      case Leading.ByHttp(String url) ->
          lines.add("option vendor-encapsulated-options " + quoted(url) + ";");
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        lines.add("next-server " + server + ";");
        lines.add("option tftp-server-name \"" + server + "\";");
        lines.add("option phone-tftp-address " + server + ";");
        inf.ifPresent(name -> {
          lines.add("filename " + quoted(name) + ";");
          lines.add("option bootfile-name " + quoted(name) + ";");
        });
      }
    }
    return lines;
  }

  private static List<String> vlan(Vlan vlan) {
    return List.of(
        "option phone-vlan-flag " + (vlan.tagged() ? 1 : 0) + ";",
        "option phone-vlan-voice " + vlan.voice() + ";",
        "option phone-vlan-data " + vlan.data() + ";");
  }

  private static void subnet(PhoneNetwork network, Outline out) {
    out.blank()
        .say("The phones' network. If you have it already, leave this out.")
        .line(
            "subnet " + network.subnet().network() + " netmask " + network.subnet().mask() + " {");
    network
        .ranges()
        .forEach(range -> out.line("  range " + range.first() + " " + range.last() + ";"));
    if (!network.routers().isEmpty()) {
      out.line("  option routers " + Outline.joined(", ", network.routers()) + ";");
    }
    if (!network.dns().isEmpty()) {
      out.line("  option domain-name-servers " + Outline.joined(", ", network.dns()) + ";");
    }
    if (!network.ntp().isEmpty()) {
      out.line("  option ntp-servers " + Outline.joined(", ", network.ntp()) + ";");
    }
    out.line("}");
  }

  private void host(StaticPhone phone, Outline out) {
    out.say(phone.words())
        .line("host " + phone.name() + " {")
        .line("  hardware ethernet " + phone.mac(":") + ";");
    phone.address().ifPresent(address -> out.line("  fixed-address " + address + ";"));
    sheet
        .classOf(phone)
        .ifPresent(phones -> statements(phones.leading()).forEach(line -> out.line("  " + line)));
    out.line("}");
  }

  /** A string of dhcpd.conf: quotes and backslashes are escaped. */
  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
