// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfPlace;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which phone a section says that it is on. */
final class ClaimReading {

  private static final Pattern VARIABLE =
      Pattern.compile("_{0,2}MAC(?:ADDRESS)?\\s*=\\s*(.*)", Pattern.CASE_INSENSITIVE);

  /** With marks between its bytes, or twelve bare digits that stand alone. */
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}"
              + "|[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}|[0-9A-Fa-f]{12})"
              + "(?![0-9A-Za-z])");

  private final Findings found;

  ClaimReading(Findings found) {
    this.found = found;
  }

  /** What stands in variables ({@code setvar=MAC=...}), descriptions and comments. */
  void fromTexts(ConfSection section, String variables, String account) {
    for (ConfSetting setting : section.all(variables)) {
      Matcher matcher = VARIABLE.matcher(setting.value());
      if (matcher.matches()) {
        address(PhoneClaim.By.VARIABLE, setting, matcher.group(1).strip(), section, account);
        return;
      }
    }
    Optional<ConfSetting> described = section.find("description");
    Optional<ConfSetting> caller = section.find("callerid");
    described
        .flatMap(setting -> inText(setting.value()))
        .or(() -> described.flatMap(setting -> inText(setting.comment())))
        .or(() -> caller.flatMap(setting -> inText(setting.comment())))
        .or(() -> inText(section.comment()))
        .ifPresent(mac -> claim(PhoneClaim.By.DESCRIPTION, mac, section, account, section.place()));
  }

  /** What stands in Asterisk's own settings for provisioning, by its name for the address. */
  void fromProvisioning(ConfSection section, String setting, String account) {
    section
        .find(setting)
        .ifPresent(mac -> address(PhoneClaim.By.PROVISIONING, mac, mac.value(), section, account));
  }

  /** Asterisk's sample of a small exchange has phones log in with their addresses. */
  void fromLogin(ConfSection section, String login, String account) {
    MacAddress.parse(login)
        .filter(MacPrefix::isKnown)
        .ifPresent(mac -> claim(PhoneClaim.By.LOGIN, mac, section, account, section.place()));
  }

  private void address(
      PhoneClaim.By by, ConfSetting setting, String text, ConfSection section, String account) {
    Optional<MacAddress> mac = MacAddress.parse(text);
    if (mac.isPresent()) {
      claim(by, mac.get(), section, account, setting.place());
    } else if (!text.isEmpty()) {
      found.leftOut(
          account, "account " + account + ": " + text + " is no MAC address", setting.place());
    }
  }

  private void claim(
      PhoneClaim.By by, MacAddress mac, ConfSection section, String account, ConfPlace place) {
    OptionalInt line =
        section
            .value("linenumber")
            .or(() -> section.value("LINE"))
            .filter(text -> text.matches("[1-9][0-9]?"))
            .map(text -> OptionalInt.of(Integer.parseInt(text, 10)))
            .orElse(OptionalInt.empty());
    Optional<Model> model = section.value("profile").flatMap(ClaimReading::model);
    found.claims.add(new PhoneClaim(by, mac, model, line, account, place));
  }

  private static Optional<Model> model(String profile) {
    for (Model model : Model.values()) {
      if (profile.contains(model.digits())) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }

  /** Bare digits may be a telephone number: only those that begin as these phones' do count. */
  private static Optional<MacAddress> inText(String text) {
    Matcher matcher = IN_TEXT.matcher(text);
    while (matcher.find()) {
      Optional<MacAddress> mac = MacAddress.parse(matcher.group());
      if (mac.isPresent() && (matcher.group().length() > 12 || MacPrefix.isKnown(mac.get()))) {
        return mac;
      }
    }
    return Optional.empty();
  }
}
