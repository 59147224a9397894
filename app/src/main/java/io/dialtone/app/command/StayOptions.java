// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a phone that stays. */
final class StayOptions {
  private static final String OFF = "off";

  @Option(
      names = "--stay",
      description = "Stay powered until Ctrl-C: NOTIFY, schedule, web page, and a line to type on.")
  boolean stay;

  @Option(
      names = "--sip",
      paramLabel = "HOST:PORT",
      description = "With --stay: where the phone speaks SIP, or 'off' (default: --bind, port 0).")
  String sip = "";

  @Option(
      names = "--web",
      paramLabel = "HOST:PORT",
      description =
          "With --stay: where the phone's web page is, or 'off' (default: --bind, port 0).")
  String web = "";

  /** Options that mean nothing without --stay, or with it. */
  void check(int boots) {
    if (!stay && !(web + sip).isEmpty()) {
      throw PhonePlan.wrong("--sip and --web go with --stay");
    }
    if (stay && boots != 1) {
      throw PhonePlan.wrong("--boots does not go with --stay: pull-plug is the word there");
    }
    Optional<Endpoint> _ = web(Ip4Address.ANY);
    Optional<Endpoint> _ = sip(Ip4Address.ANY);
  }

  /** Where the phone speaks SIP; empty for nowhere. */
  Optional<Endpoint> sip(Ip4Address home) {
    return listener("--sip", sip, home);
  }

  /** Where the web page is; empty for none. */
  Optional<Endpoint> web(Ip4Address home) {
    return listener("--web", web, home);
  }

  private static Optional<Endpoint> listener(String option, String text, Ip4Address home) {
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of(new Endpoint(home, 0));
    }
    String spelled = text.startsWith("localhost:") ? "127.0.0.1" + text.substring(9) : text;
    Optional<Endpoint> at = Endpoint.parse(spelled);
    if (at.isEmpty()) {
      throw PhonePlan.wrong(option + " takes ADDRESS:PORT or off, not '" + text + "'");
    }
    return at;
  }
}
