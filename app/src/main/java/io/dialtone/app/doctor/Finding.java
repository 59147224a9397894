// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.doctor;

import io.dialtone.handset.survey.OfferReading;
import io.dialtone.handset.survey.Verdict;
import java.util.List;

/**
 * Who answers at one place, and what that comes to.
 *
 * @param asked whether the place could be asked at all
 */
public record Finding(String place, boolean asked, List<OfferReading> offers, Verdict verdict) {
  public Finding {
    offers = List.copyOf(offers);
  }

  /** Of a place that could be asked. */
  public static Finding of(String place, List<OfferReading> offers, Verdict verdict) {
    return new Finding(place, true, offers, verdict);
  }

  /** Of one that could not, and why. */
  public static Finding unasked(String place, String why) {
    return new Finding(
        place, false, List.of(), new Verdict(false, "cannot be asked: " + why, List.of()));
  }

  /**
   * Whether phones are provisioned: somebody leads them, and nobody leads them astray anywhere, as
   * far as all places could be asked.
   */
  public static boolean good(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.verdict().good())
        && findings.stream()
            .allMatch(finding ->
                finding.verdict().good() || (finding.asked() && finding.offers().isEmpty()));
  }
}
