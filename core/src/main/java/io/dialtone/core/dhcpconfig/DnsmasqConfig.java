// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Locale;
import java.util.Optional;

/** The server dnsmasq: a tag for each class of phones. */
record DnsmasqConfig(Sheet sheet) {

  String text() {
    Outline out = new Outline("#");
    out.say("Thomson ST2030 and ST2022 phones: for dnsmasq.conf, or a file in dnsmasq.d.")
        .say(sheet.advice());
    marks(out);
    for (PhoneClass phones : sheet.classes()) {
      out.blank().say(phones.words() + ".");
      options(phones, out);
    }
    sheet.networks().forEach(network -> network(network, out));
    if (!sheet.phones().isEmpty()) {
      out.blank().say("Phones with entries of their own; the tag is their class.");
      sheet.phones().forEach(phone -> host(phone, out));
    }
    return out.text();
  }

  /** What tells them: dnsmasq looks for the words anywhere in option 60 and 77. */
  private void marks(Outline out) {
    out.blank().say("Who is a phone: option 60 holds these words (ID-4), option 77 those (ID-5).");
    if (sheet.classes().getFirst().members() instanceof PhoneClass.Everyone) {
      for (Model model : PhoneClass.MODELS) {
        out.line("dhcp-vendorclass=set:st20xx," + model)
            .line("dhcp-userclass=set:st20xx,Thomson " + model);
      }
      return;
    }
    for (Model model : PhoneClass.MODELS) {
      out.line("dhcp-vendorclass=set:" + tag(model) + "," + model);
    }
    for (Protocol protocol : Protocol.values()) {
      out.line("dhcp-vendorclass=set:" + tag(protocol) + "," + protocol);
    }
    for (FilePrefix kind : sheet.kinds()) {
      String name = PhoneClass.name(kind);
      out.line("dhcp-userclass=set:" + name + "," + PhoneClass.userClass(kind))
          .line(
              "tag-if=set:" + name + ",tag:" + tag(kind.model()) + ",tag:" + tag(kind.protocol()));
    }
    boolean unsure =
        sheet.classes().stream().anyMatch(it -> it.members() instanceof PhoneClass.Unsure);
    if (unsure) {
      out.line("dhcp-userclass=set:saidmore,Thomson ST20");
      for (Model model : PhoneClass.MODELS) {
        out.line("tag-if=set:st20xx,tag:" + tag(model) + ",tag:!sip,tag:!mgcp,tag:!saidmore");
      }
    }
  }

  private static String tag(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private void options(PhoneClass phones, Outline out) {
    String option = "dhcp-option-force=tag:" + phones.name() + ",";
    switch (phones.leading()) {
      case Leading.ByHttp(String url) -> out.line(option + "43," + value(url));
      case Leading.ByTftp(var server, Optional<String> inf) -> {
        // the name is told by option 67 to whoever asks for that, to others by the field 'file'
        out.line(
            "dhcp-boot=tag:"
                + phones.name()
                + ","
                + inf.map(DnsmasqConfig::quoted).orElse("")
                + ",,"
                + server);
        out.line(option + "66," + server);
        out.line(option + "150," + server);
      }
    }
    // only to phones that ask for them: VLN-2
    String asked = "dhcp-option=tag:" + phones.name() + ",";
    sheet
        .vlan()
        .ifPresent(vlan ->
            out.line(asked + "190," + (vlan.tagged() ? 1 : 0) + "b")
                .line(asked + "191," + vlan.voice() + "s")
                .line(asked + "192," + vlan.data() + "s"));
  }

  private static void network(PhoneNetwork network, Outline out) {
    String tag = "net" + network.subnet().network().toString().replace(".", "x");
    out.blank().say("The phones' network. If you have it already, leave this out.");
    network
        .ranges()
        .forEach(range ->
            out.line(
                "dhcp-range=set:"
                    + tag
                    + ","
                    + range.first()
                    + ","
                    + range.last()
                    + ","
                    + network.subnet().mask()));
    if (!network.routers().isEmpty()) {
      out.line("dhcp-option=tag:" + tag + ",3," + Outline.joined(",", network.routers()));
    }
    if (!network.dns().isEmpty()) {
      out.line("dhcp-option=tag:" + tag + ",6," + Outline.joined(",", network.dns()));
    }
    if (!network.ntp().isEmpty()) {
      out.line("dhcp-option=tag:" + tag + ",42," + Outline.joined(",", network.ntp()));
    }
  }

  private void host(StaticPhone phone, Outline out) {
    String tag = sheet.classOf(phone).map(it -> ",set:" + it.name()).orElse("");
    String address = phone.address().map(it -> "," + it).orElse("");
    out.say(phone.words()).line("dhcp-host=" + phone.mac(":") + tag + address);
  }

  /** As text where no character means something to dnsmasq, else as bytes. */
  private static String value(String text) {
    return Outline.isPlain(text) ? text : Outline.hex(text, ":");
  }

  private static String quoted(String text) {
    return Outline.isPlain(text)
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
