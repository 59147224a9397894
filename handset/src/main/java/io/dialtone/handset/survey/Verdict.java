// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.survey;

import io.dialtone.handset.source.SourceChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * What all offers on one network come to.
 *
 * @param good whether every phone there is led to an INF, the same way each time
 * @param warnings what is wrong with the offers together
 */
public record Verdict(boolean good, String reason, List<String> warnings) {

  public Verdict {
    warnings = List.copyOf(warnings);
  }

  static Verdict of(List<OfferReading> offers) {
    if (offers.isEmpty()) {
      return new Verdict(false, "no DHCP server answered", List.of());
    }
    if (offers.size() == 1) {
      OfferReading only = offers.getFirst();
      return new Verdict(only.leadsToInf(), ofOne(only), List.of());
    }
    return new Verdict(
        false,
        offers.size() + " DHCP servers answer, and a phone takes the first that does",
        together(offers));
  }

  private static String ofOne(OfferReading offer) {
    return switch (offer.choice()) {
      case SourceChoice.Chosen chosen ->
          "a phone asks for " + chosen.candidates().getFirst().text();
      case SourceChoice.None none -> "a phone gets an address and no source: " + none.reason();
    };
  }

  private static List<String> together(List<OfferReading> offers) {
    List<String> warnings = new ArrayList<>();
    boolean any = offers.stream().anyMatch(OfferReading::leadsToInf);
    for (OfferReading offer : offers) {
      if (any && !offer.leadsToInf()) {
        warnings.add(
            "a phone that takes the address of " + offer.server() + " is not provisioned at all");
      }
    }
    long places =
        offers.stream().filter(OfferReading::leadsToInf).map(Verdict::ofOne).distinct().count();
    if (places > 1) {
      warnings.add("the servers lead phones to different places");
    }
    return warnings;
  }
}
