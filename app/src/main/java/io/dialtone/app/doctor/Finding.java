// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.doctor;

import io.dialtone.handset.survey.OfferReading;
import io.dialtone.handset.survey.Verdict;
import java.util.List;

/** Who answers at one place, and what that comes to. */
public record Finding(String place, List<OfferReading> offers, Verdict verdict) {
  public Finding {
    offers = List.copyOf(offers);
  }

  /** Whether phones are provisioned: somebody leads them, and nobody anywhere leads them astray. */
  public static boolean good(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.verdict().good())
        && findings.stream()
            .allMatch(finding -> finding.verdict().good() || finding.offers().isEmpty());
  }
}
