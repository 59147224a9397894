// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.caller.Caller;
import io.dialtone.core.caller.DhcpCaller;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of an answer that tells a phone where its INF is: one way, and nothing of another
 * (SRC-1).
 *
 * @param words what was said, for the console
 */
record Provisioning(List<DhcpOption> options, Ip4Address siaddr, String file, String words) {

  private static final int LONGEST_TEXT = 255; // SRC-3, SRC-4
  private static final int LONGEST_FILE = 127;

  static Provisioning of(DhcpCaller asker, Terms terms, Services services, Ip4Address self) {
    if (asker.foreign()) {
      return none("another vendor's device, no files for it");
    }
    Way way = terms.way().orElse(Way.OPTION43);
    Optional<String> inf =
        terms
            .inf()
            .flatMap(template -> InfName.of(template, asker.caller()))
            .map(name -> InfName.isUrl(name) ? name : services.asked(name));
    Provisioning told =
        way == Way.OPTION43
            ? byHttp(asker.caller(), inf, services.httpRoot(self))
            : byTftp(way, inf.filter(name -> !InfName.isUrl(name)), services.tftpAddress(self));
    return new Provisioning(
        told.options(), told.siaddr(), told.file(), services.shown(told.words()));
  }

  private static Provisioning none(String why) {
    return new Provisioning(List.of(), Ip4Address.ANY, "", why);
  }

  private static Provisioning byHttp(
      Caller caller, Optional<String> inf, Optional<String> httpRoot) {
    if (inf.isEmpty()) {
      return none(caller.words() + ", so no INF can be named: no option 43");
    }
    boolean isUrl = InfName.isUrl(inf.get());
    if (!isUrl && httpRoot.isEmpty()) {
      return none("HTTP is off: no option 43");
    }
    String url =
        isUrl
            ? inf.get()
            : httpRoot.get() + (inf.get().startsWith("/") ? inf.get() : "/" + inf.get());
    return url.length() > LONGEST_TEXT
        ? none("the URL of the INF is longer than " + LONGEST_TEXT + ": no option 43")
        : new Provisioning(
            List.of(new DhcpOption.Opaque(OptionCode.VENDOR_SPECIFIC, Bytes.latin1(url))),
            Ip4Address.ANY,
            "",
            "option 43 " + url);
  }

  /** Without a name the phone asks for its own MAC file by itself: SRC-5. */
  private static Provisioning byTftp(Way way, Optional<String> inf, Optional<Ip4Address> tftp) {
    if (tftp.isEmpty()) {
      return none("TFTP is off: no way " + way.text());
    }
    Ip4Address server = tftp.get();
    List<DhcpOption> options = new ArrayList<>();
    if (way.uses(Way.OPTION66)) {
      options.add(new DhcpOption.Text(OptionCode.TFTP_SERVER_NAME, server.toString()));
    }
    if (way.uses(Way.OPTION150)) {
      options.add(new DhcpOption.AddressList(OptionCode.TFTP_SERVER_ADDRESS, server));
    }
    if (way != Way.NEXT_SERVER) {
      inf.filter(name -> !name.isEmpty() && name.length() <= LONGEST_TEXT)
          .ifPresent(name -> options.add(new DhcpOption.Text(OptionCode.BOOTFILE_NAME, name)));
    }
    boolean byField = way.uses(Way.NEXT_SERVER);
    return new Provisioning(
        List.copyOf(options),
        byField ? server : Ip4Address.ANY,
        byField ? inf.filter(name -> name.length() <= LONGEST_FILE).orElse("") : "",
        "way "
            + way.text()
            + " "
            + server
            + inf.map(name -> " " + name).orElse(", its own MAC file"));
  }
}
