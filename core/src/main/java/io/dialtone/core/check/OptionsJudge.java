// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/** Judges the DHCP options that send phones to a folder, as a factory-fresh phone would (SRC-1). */
final class OptionsJudge {
  private static final int TFTP_PORT = 69;

  private final DhcpAdvice dhcp;
  private final Places places;
  private final Findings findings;

  OptionsJudge(DhcpAdvice dhcp, Places places, Findings findings) {
    this.dhcp = dhcp;
    this.places = places;
    this.findings = findings;
  }

  void judge() {
    MacAddress mac = new MacAddress(0);
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(mac, FlashContent.factory(Model.ST2030, Protocol.SIP));
    PhoneSettings settings = new PhoneSettings(ParameterStore.EMPTY);
    SourceChoice choice = SourceChoice.choose(phone, settings, Optional.of(dhcp), TFTP_PORT);
    choice.warnings().forEach(text -> findings.add(FolderCheck.OPTION_CONFLICT, "", 0, text));
    switch (choice) {
      case SourceChoice.None none -> findings.add(FolderCheck.OPTION_NONE, "", 0, none.reason());
      case SourceChoice.Chosen chosen -> {
        Location first = chosen.candidates().getFirst();
        boolean named = first instanceof Location.Http || dhcp.bootName().isPresent();
        if (named && !(places.find(first) instanceof Place.Here)) {
          String text = chosen.reason() + ", which is not in this folder";
          findings.add(FolderCheck.OPTION_INF_MISSING, "", 0, text);
        }
      }
    }
  }
}
