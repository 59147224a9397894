// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a phone that stays. */
final class StayOptions {
  private static final String OFF = "off";
  private static final Endpoint ANYWHERE = new Endpoint(Ip4Address.ANY, 0);

  @Option(
      names = "--stay",
      description = "Stay powered until Ctrl-C: NOTIFY, schedule, web page, and a line to type on.")
  boolean stay;

  @Option(
      names = "--sip",
      paramLabel = "HOST:PORT",
      description =
          "With --stay: where the phone speaks SIP, or 'off' (default: --bind, port 0; with"
              + " --dhcp IFACE 0.0.0.0:5060, and registrars are told the address of its lease).")
  String sip = "";

  @Option(
      names = "--web",
      paramLabel = "HOST:PORT",
      description =
          "With --stay: where the phone's web page is, or 'off' (default: --bind, port 0, with"
              + " --dhcp IFACE too: everybody knows the password from the factory).")
  String web = "";

  /** Options that mean nothing without --stay, or with it. */
  void check(int boots) {
    if (!stay && !(web + sip).isEmpty()) {
      throw PhonePlan.wrong("--sip and --web go with --stay");
    }
    if (stay && boots != 1) {
      throw PhonePlan.wrong("--boots does not go with --stay: pull-plug is the word there");
    }
    Optional<Endpoint> _ = web(ANYWHERE);
    Optional<Endpoint> _ = sip(ANYWHERE);
  }

  /** Where the phone speaks SIP; empty for nowhere. */
  Optional<Endpoint> sip(Endpoint usual) {
    return listener("--sip", sip, usual);
  }

  /** Where the web page is; empty for none. */
  Optional<Endpoint> web(Endpoint usual) {
    return listener("--web", web, usual);
  }

  private static Optional<Endpoint> listener(String option, String text, Endpoint usual) {
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of(usual);
    }
    String spelled = text.startsWith("localhost:") ? "127.0.0.1" + text.substring(9) : text;
    Optional<Endpoint> at = Endpoint.parse(spelled);
    if (at.isEmpty()) {
      throw PhonePlan.wrong(option + " takes ADDRESS:PORT or off, not '" + text + "'");
    }
    return at;
  }
}
