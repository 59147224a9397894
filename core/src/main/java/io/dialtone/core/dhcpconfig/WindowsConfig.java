// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Windows Server 2012 and newer: a policy for each class, in PowerShell. */
record WindowsConfig(Sheet sheet) {

  private static final String VALUE = "Set-DhcpServerv4OptionValue";

  String text() {
    Outline out = new Outline("#");
    out.say("Thomson ST2030 and ST2022 phones: for PowerShell as administrator on Windows Server.")
        .say(sheet.advice())
        .say("Windows fills in siaddr by itself; phones read it last.")
        .say("Policies count in their order: the first that says an option wins.");
    definitions(out);
    classes(out);
    for (PhoneNetwork network : sheet.networks()) {
      network(network, out);
    }
    if (sheet.networks().isEmpty()) {
      out.blank().say("Policies of the whole server, in every scope.");
      sheet.classes().forEach(phones -> policy(phones, "", out));
    }
    for (PhoneNetwork network : sheet.networks()) {
      statics(network, out);
    }
    sheet
        .homeless()
        .forEach(phone -> out.say("without an address: " + phone.mac("-") + " " + phone.words()));
    return out.text();
  }

  private void definitions(Outline out) {
    String add = "Add-DhcpServerv4OptionDefinition -Name ";
    if (sheet.byTftp() || sheet.vlan().isPresent()) {
      out.blank().say("Options that Windows has no name for. Those there are stay as they are.");
    }
    if (sheet.byTftp()) {
      out.line(add + "'Phone TFTP address' -OptionId 150 -Type IPv4Address");
    }
    if (sheet.vlan().isPresent()) {
      out.line(add + "'Phone VLAN flag' -OptionId 190 -Type Byte")
          .line(add + "'Phone voice VLAN' -OptionId 191 -Type Word")
          .line(add + "'Phone data VLAN' -OptionId 192 -Type Word");
    }
  }

  private void classes(Outline out) {
    out.blank().say("Who is a phone: by option 77 (ID-5), and by how option 60 begins (ID-4).");
    for (PhoneClass phones : sheet.classes()) {
      for (String text : userClasses(phones.members())) {
        out.line("Add-DhcpServerv4Class -Name '" + text + "' -Type User -Data '" + text + "'");
      }
      for (Vendor vendor : vendors(phones.members())) {
        out.line(
            "Add-DhcpServerv4Class -Name '"
                + vendor.name()
                + "' -Type Vendor -Data "
                + vendor.data());
      }
    }
  }

  /** How option 60 begins. */
  private record Vendor(String name, String data) {

    /** Codes and lengths are bytes: {@code 01 07 Thomson 02 06 ST2030 03 03 SIP}. */
    static Vendor of(Model model, Optional<Protocol> protocol) {
      String data =
          "\"$([char]1)$([char]7)Thomson$([char]2)$([char]6)"
              + model
              + protocol
                  .map(said -> "$([char]3)$([char]" + said.name().length() + ")" + said)
                  .orElse("")
              + '"';
      return new Vendor("Phone " + model + protocol.map(said -> " " + said).orElse(""), data);
    }
  }

  private static List<Vendor> vendors(PhoneClass.Members members) {
    return switch (members) {
      case PhoneClass.Kind(FilePrefix kind) ->
          List.of(Vendor.of(kind.model(), Optional.of(kind.protocol())));
      case PhoneClass.Everyone _, PhoneClass.Unsure _ ->
          PhoneClass.MODELS.stream().map(model -> Vendor.of(model, Optional.empty())).toList();
    };
  }

  private static List<String> userClasses(PhoneClass.Members members) {
    return switch (members) {
      case PhoneClass.Kind(FilePrefix kind) -> List.of(PhoneClass.userClass(kind));
      case PhoneClass.Everyone _ -> everyUserClass();
      case PhoneClass.Unsure _ -> List.of();
    };
  }

  private static List<String> everyUserClass() {
    List<String> all = new ArrayList<>();
    for (Model model : PhoneClass.MODELS) {
      for (Protocol protocol : Protocol.values()) {
        all.add(PhoneClass.userClass(new FilePrefix(model, protocol)));
      }
    }
    return all;
  }

  private void network(PhoneNetwork network, Outline out) {
    Ip4Address id = network.subnet().network();
    String scope = " -ScopeId " + id;
    out.blank().say("The phones' network. If you have the scope already, leave these lines out.");
    if (!network.ranges().isEmpty()) {
      out.line(
          "Add-DhcpServerv4Scope -Name 'Phones "
              + id
              + "' -StartRange "
              + network.ranges().getFirst().first()
              + " -EndRange "
              + network.ranges().getLast().last()
              + " -SubnetMask "
              + network.subnet().mask());
      for (int i = 1; i < network.ranges().size(); i++) {
        out.line(
            "Add-DhcpServerv4ExclusionRange"
                + scope
                + " -StartRange "
                + network.ranges().get(i - 1).last().plus(1)
                + " -EndRange "
                + network.ranges().get(i).first().plus(-1));
      }
    }
    addresses(scope, 3, network.routers(), out);
    addresses(scope, 6, network.dns(), out);
    addresses(scope, 42, network.ntp(), out);
    out.blank().say("What phones are told there.");
    sheet.classes().forEach(phones -> policy(phones, scope, out));
  }

  private static void addresses(String scope, int option, List<Ip4Address> addresses, Outline out) {
    if (!addresses.isEmpty()) {
      out.line(
          VALUE + scope + " -OptionId " + option + " -Value " + Outline.joined(",", addresses));
    }
  }

  private void policy(PhoneClass phones, String scope, Outline out) {
    String name = "'Phones " + phones.words() + "'";
    String users =
        userClasses(phones.members()).stream()
            .map(text -> "," + "'" + text + "'")
            .collect(Collectors.joining());
    String vendors =
        vendors(phones.members()).stream()
            .map(vendor -> ",'" + vendor.name() + "*'")
            .collect(Collectors.joining());
    out.line(
        "Add-DhcpServerv4Policy -Name "
            + name
            + scope
            + " -Condition OR"
            + (users.isEmpty() ? "" : " -UserClass EQ" + users)
            + " -VendorClass EQ"
            + vendors);
    values(phones.leading(), scope + " -PolicyName " + name, out);
    String to = VALUE + scope + " -PolicyName " + name;
    sheet.vlan().ifPresent(vlan -> vlan(vlan, to, out));
  }

  private static void vlan(Vlan vlan, String to, Outline out) {
    out.line(to + " -OptionId 190 -Value " + (vlan.tagged() ? 1 : 0))
        .line(to + " -OptionId 191 -Value " + vlan.voice())
        .line(to + " -OptionId 192 -Value " + vlan.data());
  }

  private static void values(Leading leading, String to, Outline out) {
    switch (leading) {
      case Leading.ByHttp(String url) ->
          out.line(
              VALUE
                  + to
                  + " -OptionId 43 -Value ([Text.Encoding]::ASCII.GetBytes("
                  + quoted(url)
                  + "))");
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        out.line(VALUE + to + " -OptionId 66 -Value '" + server + "'")
            .line(VALUE + to + " -OptionId 150 -Value " + server);
        inf.ifPresent(name -> out.line(VALUE + to + " -OptionId 67 -Value " + quoted(name)));
      }
    }
  }

  private void statics(PhoneNetwork network, Outline out) {
    List<StaticPhone> phones = sheet.phonesOf(network);
    if (phones.isEmpty()) {
      return;
    }
    out.blank().say("Phones with an address of their own in " + network.subnet() + ".");
    for (StaticPhone phone : phones) {
      Ip4Address address = phone.address().orElseThrow();
      out.line(
          "Add-DhcpServerv4Reservation -ScopeId "
              + network.subnet().network()
              + " -IPAddress "
              + address
              + " -ClientId "
              + phone.mac("-")
              + " -Name "
              + quoted(phone.name())
              + " -Description "
              + quoted(phone.words()));
      sheet
          .classOf(phone)
          .ifPresent(told -> values(told.leading(), " -ReservedIP " + address, out));
    }
  }

  /** A literal text of PowerShell: nothing in it has a meaning but the quote, which is doubled. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
