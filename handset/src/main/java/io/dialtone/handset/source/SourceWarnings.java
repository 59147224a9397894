// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import io.dialtone.handset.settings.PhoneSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator should hear about the mixture of sources a phone meets (SRC-1). */
final class SourceWarnings {

  private final PhoneSettings settings;
  private final DhcpAdvice dhcp;

  SourceWarnings(PhoneSettings settings, DhcpAdvice dhcp) {
    this.settings = settings;
    this.dhcp = dhcp;
  }

  List<String> beside(Origin chosen) {
    List<String> warnings = withoutSource();
    dhcp.option43()
        .flatMap(SourceOrder::infUrl)
        .ifPresent(url -> {
          if (chosen.preconfigured()) {
            warnings.add(
                chosen.text()
                    + " is set in the phone, so that option 43 is not looked at;"
                    + " restore default first");
          } else if (chosen != Origin.OPTION_43) {
            warnings.add(
                "stray "
                    + chosen.text()
                    + " beside option 43 sends the phone to TFTP, not to "
                    + url.text());
          } else if (dhcp.option67().isPresent()) {
            warnings.add("option 67 beside option 43 is not used here and is known to do harm");
          }
        });
    return warnings;
  }

  List<String> withoutSource() {
    List<String> warnings = new ArrayList<>();
    unusable(Origin.PRECONFIGURED_HTTP, settings.httpServer(), warnings);
    unusable(Origin.PRECONFIGURED_TFTP, settings.tftpServer(), warnings);
    unusable(Origin.OPTION_150, dhcp.option150(), warnings);
    unusable(Origin.OPTION_66, dhcp.option66(), warnings);
    if (dhcp.option43().isPresent() && dhcp.option43().flatMap(SourceOrder::infUrl).isEmpty()) {
      warnings.add("option 43 is no http or https URL of at most 255 characters: passed over");
    }
    dhcp.bootName()
        .filter(name -> !name.matches("[A-Za-z0-9_.]{1,255}"))
        .ifPresent(name ->
            warnings.add(
                "the INF name '"
                    + printable(name)
                    + "' holds more than letters, digits, underscore and dot"));
    return warnings;
  }

  private static void unusable(Origin origin, Optional<String> value, List<String> warnings) {
    value
        .filter(text -> !text.contains("://") || origin != Origin.PRECONFIGURED_HTTP)
        .filter(text -> ServerName.parse(text, 1).isEmpty())
        .ifPresent(text ->
            warnings.add(
                origin.text() + " '" + printable(text) + "' names no server: passed over"));
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
