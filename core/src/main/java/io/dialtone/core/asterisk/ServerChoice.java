// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfSection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the accounts register, and who says so.
 *
 * @param setting what the whole site's {@code sip.server} is to become, if it is to
 * @param words what the user is told
 * @param others what a driver's accounts have of their own, since it listens elsewhere
 */
record ServerChoice(
    Optional<String> setting, String from, String words, Map<SipDriver, String> others) {

  Optional<String> own(SipDriver driver) {
    return Optional.ofNullable(others.get(driver));
  }

  static ServerChoice of(AsteriskFiles files, Findings found, KnownSite site, Choices choices) {
    SipDriver main = main(found);
    Registrar registrar = found.registrars.getOrDefault(main, Registrar.UNKNOWN);
    Optional<Said> meant =
        choices
            .sipServer()
            .map(host -> new Said(host, "--sip-server"))
            .or(() -> provisioned(files))
            .or(() -> registrar.at(Optional.empty()).map(host -> new Said(host, registrar.from())))
            .or(() ->
                registrar
                    .at(choices.thisMachine())
                    .map(host ->
                        new Said(
                            host, "the address of this machine; --sip-server says" + " another")));
    Map<SipDriver, String> others = new TreeMap<>();
    if (choices.sipServer().isEmpty()) {
      for (SipDriver driver : SipDriver.values()) {
        Optional<String> elsewhere =
            found.registrars.getOrDefault(driver, Registrar.UNKNOWN).at(choices.thisMachine());
        if (driver != main && !elsewhere.equals(registrar.at(choices.thisMachine()))) {
          elsewhere.ifPresent(host -> others.put(driver, host));
        }
      }
    }
    return settled(meant, site, choices, others);
  }

  /** A host and who says it. */
  private record Said(String host, String from) {}

  private static ServerChoice settled(
      Optional<Said> meant, KnownSite site, Choices choices, Map<SipDriver, String> others) {
    Optional<String> standing = site.sipServer();
    if (meant.isEmpty()) {
      String words =
          standing
              .map(host -> "sip.server=" + host + ", as the site has it")
              .orElse("no sip.server: nobody says where Asterisk is; --sip-server does");
      return new ServerChoice(Optional.empty(), "", words, others);
    }
    Said said = meant.get();
    if (standing.isEmpty() || choices.sipServer().isPresent()) {
      return new ServerChoice(
          Optional.of(said.host()),
          said.from(),
          "sip.server=" + said.host() + " from " + said.from(),
          others);
    }
    String words = "sip.server=" + standing.get() + ", as the site has it";
    return new ServerChoice(
        Optional.empty(),
        "",
        standing.get().equals(said.host())
            ? words
            : words + " (" + said.host() + " from " + said.from() + ")",
        others);
  }

  /** The driver with the most accounts. */
  private static SipDriver main(Findings found) {
    long pjsip =
        found.accounts.values().stream().filter(a -> a.driver() == SipDriver.PJSIP).count();
    return 2 * pjsip >= found.accounts.size() && pjsip > 0 ? SipDriver.PJSIP : SipDriver.CHAN_SIP;
  }

  /** What Asterisk's own provisioning tells phones: serveraddr and serverport of phoneprov.conf. */
  private static Optional<Said> provisioned(AsteriskFiles files) {
    for (ConfSection section : files.config(AsteriskFiles.PHONEPROV).real()) {
      Optional<String> host =
          section.value("serveraddr").flatMap(text -> ListenAddress.parse(text).host());
      if (section.name().equalsIgnoreCase("general") && host.isPresent()) {
        String port = section.value("serverport").filter(text -> !text.equals("5060")).orElse("");
        return Optional.of(
            new Said(
                port.matches("[1-9][0-9]{0,4}") ? host.get() + ":" + port : host.get(),
                "serveraddr in " + section.find("serveraddr").orElseThrow().place()));
      }
    }
    return Optional.empty();
  }
}
