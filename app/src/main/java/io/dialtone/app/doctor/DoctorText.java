// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.doctor;

import io.dialtone.app.screen.Ink;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.survey.OfferReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, for people. */
public final class DoctorText {
  private DoctorText() {}

  /** The lines about one place. */
  public static List<String> lines(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.place() + ": " + finding.verdict().reason());
    finding.offers().forEach(offer -> about(offer, lines));
    finding.verdict().warnings().forEach(warning -> lines.add("  warning: " + warning));
    // what a stranger on the network says moves no cursor
    return lines.stream().map(Ink.UNICODE::clean).toList();
  }

  private static void about(OfferReading offer, List<String> lines) {
    InterfaceAddress at = offer.lease().at();
    String router = at.router().map(address -> ", router " + address).orElse("");
    lines.add(
        "  %s offers %s/%d for %s%s"
            .formatted(
                offer.server(), at.address(), at.prefix(), OfferFields.lease(offer), router));
    OfferFields.of(offer)
        .forEach(
            (name, value) -> lines.add(String.format(Locale.ROOT, "    %-11s %s", name, value)));
    lines.add("    a phone     " + OfferFields.goes(offer));
    OfferFields.vlan(offer).ifPresent(vlan -> lines.add("    a phone     " + vlan + " (VLN-1)"));
    offer.warnings().forEach(warning -> lines.add("    warning     " + warning));
  }
}
