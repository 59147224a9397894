// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Kea 2.2 and newer: its classes have no search within a text, so option 60 is read where its items
 * stand in the vendor's order, and option 77 in both notations.
 */
record KeaConfig(Sheet sheet) {

  private static final String MODEL = "substring(option[60].hex,11,6) == ";

  String text() {
    Outline out = new Outline("//");
    out.say("Thomson ST2030 and ST2022 phones: for kea-dhcp4.conf of Kea 2.2 and newer.")
        .say(sheet.advice())
        .say(
            "Put the members of Dhcp4 beside those you have; lists that you have get longer.",
            "Kea 2.7 renamed only-if-required, require-client-classes and client-class (now",
            "only-in-additional-list, evaluate-additional-classes, client-classes). Nothing below",
            "uses them: its classes go by their tests alone, in old and new versions.");
    List<String> members = new ArrayList<>();
    List<String> definitions = definitions();
    if (!definitions.isEmpty()) {
      members.add(list("option-def", "Options that Kea has no name for.", definitions));
    }
    members.add(
        list(
            "client-classes",
            "The phones, as options 60 and 77 tell.",
            sheet.classes().stream().map(this::classOf).toList()));
    if (!sheet.networks().isEmpty()) {
      List<String> subnets = new ArrayList<>();
      for (int i = 0; i < sheet.networks().size(); i++) {
        subnets.add(subnet(i + 1, sheet.networks().get(i)));
      }
      members.add(
          list(
              "subnet4",
              "The phones' networks. Of one you have already take the reservations alone.",
              subnets));
    }
    out.line("{ \"Dhcp4\": {").line(String.join(",\n", members)).line("} }");
    return out.text();
  }

  private static String list(String name, String what, List<String> items) {
    return "  // %s\n  \"%s\": [\n%s\n  ]".formatted(what, name, String.join(",\n", items));
  }

  private List<String> definitions() {
    List<String> definitions = new ArrayList<>();
    if (sheet.byTftp()) {
      definitions.add(definition("phone-tftp-address", 150, "ipv4-address"));
    }
    if (sheet.vlan().isPresent()) {
      definitions.add(definition("phone-vlan-flag", 190, "uint8"));
      definitions.add(definition("phone-vlan-voice", 191, "uint16"));
      definitions.add(definition("phone-vlan-data", 192, "uint16"));
    }
    return definitions;
  }

  private static String definition(String name, int code, String type) {
    return "    { \"name\": \"%s\", \"code\": %d, \"space\": \"dhcp4\", \"type\": \"%s\" }"
        .formatted(name, code, type);
  }

  private String classOf(PhoneClass phones) {
    List<String> members = new ArrayList<>();
    members.add("\"name\": \"" + phones.name() + "\"");
    members.add("\"test\": \"" + test(phones.members()) + "\"");
    List<String> data = new ArrayList<>();
    switch (phones.leading()) {
      case Leading.ByHttp(String url) -> {
        // as a text, not as the sub-options that Kea takes it for: SRC-4
        members.add(
            "\"option-def\": [ { \"name\": \"vendor-encapsulated-options\", \"code\": 43,\n"
                + "        \"space\": \"dhcp4\", \"type\": \"string\" } ]");
        data.add(option("vendor-encapsulated-options", url));
      }
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        members.add("\"next-server\": \"" + server + "\"");
        inf.ifPresent(name -> members.add("\"boot-file-name\": " + json(name)));
        data.add(option("tftp-server-name", server.toString()));
        data.add(option("phone-tftp-address", server.toString()));
        inf.ifPresent(name -> data.add(option("boot-file-name", name)));
      }
    }
    sheet.vlan().ifPresent(vlan -> data.addAll(vlan(vlan)));
    members.add("\"option-data\": [\n        " + String.join(",\n        ", data) + " ]");
    return "    // " + phones.words() + "\n    { " + String.join(",\n      ", members) + " }";
  }

  private static String test(PhoneClass.Members members) {
    return switch (members) {
      case PhoneClass.Kind(FilePrefix kind) ->
          "(%s'%s' and %s) or %s"
              .formatted(
                  MODEL,
                  kind.model(),
                  protocol(kind.protocol().name()),
                  userClass(PhoneClass.userClass(kind)));
      case PhoneClass.Everyone _ ->
          models() + " or " + userClass("Thomson ST2030") + " or " + userClass("Thomson ST2022");
      case PhoneClass.Unsure _ ->
          "(%s) and not (%s or %s or option[77].exists)"
              .formatted(models(), protocol("SIP"), protocol("MGCP"));
    };
  }

  private static String models() {
    return PhoneClass.MODELS.stream()
        .map(model -> MODEL + "'" + model + "'")
        .collect(Collectors.joining(" or "));
  }

  private static String protocol(String name) {
    return "substring(option[60].hex,19,%d) == '%s'".formatted(name.length(), name);
  }

  /** How option 77 begins: the bare text, or the one with its length before it (RFC 3004). */
  private static String userClass(String text) {
    int length = text.length();
    return "substring(option[77].hex,0,%d) == '%s' or substring(option[77].hex,1,%d) == '%s'"
        .formatted(length, text, length, text);
  }

  private static String option(String name, String value) {
    boolean plain = Outline.isPlain(value);
    return "{ \"name\": \"%s\", %s\"data\": \"%s\" }"
        .formatted(
            name, plain ? "" : "\"csv-format\": false, ", plain ? value : Outline.hex(value, ""));
  }

  private static List<String> vlan(Vlan vlan) {
    return List.of(
        option("phone-vlan-flag", vlan.tagged() ? "1" : "0"),
        option("phone-vlan-voice", Integer.toString(vlan.voice())),
        option("phone-vlan-data", Integer.toString(vlan.data())));
  }

  private String subnet(int id, PhoneNetwork network) {
    List<String> members = new ArrayList<>();
    members.add("\"id\": " + id);
    members.add("\"subnet\": \"" + network.subnet() + "\"");
    String pools =
        network.ranges().stream()
            .map(range -> "{ \"pool\": \"" + range.first() + " - " + range.last() + "\" }")
            .collect(Collectors.joining(", "));
    members.add("\"pools\": [ " + pools + " ]");
    List<String> data = new ArrayList<>();
    if (!network.routers().isEmpty()) {
      data.add(addresses("routers", network.routers()));
    }
    if (!network.dns().isEmpty()) {
      data.add(addresses("domain-name-servers", network.dns()));
    }
    if (!network.ntp().isEmpty()) {
      data.add(addresses("ntp-servers", network.ntp()));
    }
    if (!data.isEmpty()) {
      members.add("\"option-data\": [ " + String.join(",\n        ", data) + " ]");
    }
    List<StaticPhone> phones = new ArrayList<>(sheet.phonesOf(network));
    phones.addAll(sheet.homeless());
    if (!phones.isEmpty()) {
      members.add(
          "\"reservations\": [\n"
              + phones.stream().map(this::reservation).collect(Collectors.joining(",\n"))
              + " ]");
    }
    return "    { " + String.join(",\n      ", members) + " }";
  }

  private static String addresses(String name, List<Ip4Address> addresses) {
    return "{ \"name\": \"%s\", \"data\": \"%s\" }"
        .formatted(name, Outline.joined(", ", addresses));
  }

  /** The class is named, so that the phone is in it whatever it says of itself. */
  private String reservation(StaticPhone phone) {
    String address = phone.address().map(it -> ", \"ip-address\": \"" + it + "\"").orElse("");
    String phones =
        sheet
            .classOf(phone)
            .map(it -> ", \"client-classes\": [ \"" + it.name() + "\" ]")
            .orElse("");
    return "        // %s\n        { \"hw-address\": \"%s\"%s%s }"
        .formatted(phone.words(), phone.mac(":"), address, phones);
  }

  private static String json(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
