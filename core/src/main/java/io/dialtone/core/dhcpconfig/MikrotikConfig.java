// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** RouterOS 7: a set of options for each class, and matchers that give it. */
record MikrotikConfig(Sheet sheet) {

  private static final String OPTION = "/ip dhcp-server option add name=";
  private static final String MATCHER = "/ip dhcp-server matcher add name=";
  private static final String SERVER = " server=$phoneserver";

  String text() {
    Outline out = new Outline("#");
    out.say("Thomson ST2030 and ST2022 phones: for the terminal of RouterOS 7.16 and newer.")
        .say(sheet.advice())
        .say("The name of the DHCP server at the phones' interface ('/ip dhcp-server print'):")
        .line(":global phoneserver \"dhcp1\"");
    sheet.vlan().ifPresent(vlan -> vlan(vlan, out));
    for (PhoneClass phones : sheet.classes()) {
      classOf(phones, out);
    }
    for (PhoneNetwork network : sheet.networks()) {
      network(network, out);
    }
    if (!sheet.phones().isEmpty()) {
      out.blank().say("Phones with entries of their own; one without an address takes any.");
      sheet.phones().forEach(phone -> lease(phone, out));
    }
    return out.text();
  }

  private static void vlan(Vlan vlan, Outline out) {
    out.blank()
        .say("VLANs, to phones that ask for them.")
        .line(OPTION + "phone-vlan-flag code=190 value=0x" + (vlan.tagged() ? "01" : "00"))
        .line(OPTION + "phone-vlan-voice code=191 value=0x%04x".formatted(vlan.voice()))
        .line(OPTION + "phone-vlan-data code=192 value=0x%04x".formatted(vlan.data()));
  }

  private void classOf(PhoneClass phones, Outline out) {
    String name = phones.name();
    out.blank().say(phones.words() + ".");
    List<String> names = new ArrayList<>();
    switch (phones.leading()) {
      case Leading.ByHttp(String url) -> option(names, name, 43, value(url), out);
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        option(names, name, 66, value(server.toString()), out);
        option(names, name, 150, "0x" + server.bytes().hex(), out);
        inf.ifPresent(file -> option(names, name, 67, value(file), out));
      }
    }
    if (sheet.vlan().isPresent()) {
      names.addAll(List.of("phone-vlan-flag", "phone-vlan-voice", "phone-vlan-data"));
    }
    out.line(
        "/ip dhcp-server option sets add name=" + name + " options=" + String.join(",", names));
    matchers(phones, out);
  }

  private static void option(List<String> names, String set, int code, String value, Outline out) {
    String name = set + "-" + code;
    names.add(name);
    out.line(OPTION + name + " code=" + code + " value=" + value);
  }

  /** Option 77 holds the words (ID-5), whatever stands before them; option 60 begins so (ID-4). */
  private static void matchers(PhoneClass phones, Outline out) {
    String set = phones.name();
    String end = " matching-type=substring option-set=" + set + SERVER;
    switch (phones.members()) {
      case PhoneClass.Kind(FilePrefix kind) -> {
        String item =
            "0x0206"
                + Outline.hex(kind.model().name(), "")
                + "03%02x".formatted(kind.protocol().name().length())
                + Outline.hex(kind.protocol().name(), "");
        out.line(MATCHER + set + "-77 code=77 value=" + words(PhoneClass.userClass(kind)) + end)
            .line(MATCHER + set + "-60 code=60 value=" + item + end);
      }
      case PhoneClass.Everyone _ ->
          PhoneClass.MODELS.forEach(model ->
              out.line(MATCHER + model + "-77 code=77 value=" + words("Thomson " + model) + end)
                  .line(MATCHER + model + "-60 code=60 value=" + words(model.name()) + end));
      case PhoneClass.Unsure _ -> {
        out.say("These come last: the first matcher that fits counts.");
        PhoneClass.MODELS.forEach(
            model -> out.line(MATCHER + model + "-60 code=60 value=" + words(model.name()) + end));
      }
    }
  }

  private static void network(PhoneNetwork network, Outline out) {
    out.blank()
        .say("The phones' network. If you have it already, leave this out.")
        .line(
            "/ip dhcp-server network add address="
                + network.subnet()
                + list(" gateway=", network.routers())
                + list(" dns-server=", network.dns())
                + list(" ntp-server=", network.ntp()));
    if (!network.ranges().isEmpty()) {
      String pool = "phones-" + network.subnet().network();
      String ranges =
          network.ranges().stream().map(Object::toString).collect(Collectors.joining(","));
      out.line("/ip pool add name=" + pool + " ranges=" + ranges)
          .line("/ip dhcp-server set [find name=$phoneserver] address-pool=" + pool);
    }
  }

  private static String list(String name, List<Ip4Address> addresses) {
    return addresses.isEmpty() ? "" : name + Outline.joined(",", addresses);
  }

  private void lease(StaticPhone phone, Outline out) {
    out.line(
        "/ip dhcp-server lease add mac-address="
            + phone.mac(":")
            + phone.address().map(it -> " address=" + it).orElse("")
            + sheet.classOf(phone).map(it -> " dhcp-option-set=" + it.name()).orElse("")
            + SERVER
            + " comment="
            + words(phone.words()));
  }

  /** RouterOS's own notation for a text, or its bytes where a character has a meaning to it. */
  private static String value(String text) {
    return Outline.isPlain(text) ? "\"s'" + text + "'\"" : "0x" + Outline.hex(text, "");
  }

  /** A text of the terminal. */
  private static String words(String text) {
    return '"' + text.replaceAll("([\\\\\"$?])", "\\\\$1") + '"';
  }
}
