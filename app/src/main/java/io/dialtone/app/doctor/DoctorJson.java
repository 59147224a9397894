// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.doctor;

import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.survey.OfferReading;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was found as one JSON object, for programs. */
public final class DoctorJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DoctorJson() {}

  public static String text(List<Finding> findings) {
    ObjectNode all = JSON.createObjectNode().put("good", Finding.good(findings));
    var places = all.putArray("places");
    for (Finding finding : findings) {
      ObjectNode place =
          places
              .addObject()
              .put("place", finding.place())
              .put("good", finding.verdict().good())
              .put("reason", finding.verdict().reason());
      var offers = place.putArray("offers");
      finding.offers().forEach(offer -> fill(offers.addObject(), offer));
      finding.verdict().warnings().forEach(place.putArray("warnings")::add);
    }
    return all.toString();
  }

  private static void fill(ObjectNode node, OfferReading offer) {
    node.put("server", offer.server().toString())
        .put("address", offer.lease().address().toString())
        .put("prefix", offer.lease().at().prefix());
    offer.lease().times().lease().map(Duration::toSeconds).ifPresent(s -> node.put("lease", s));
    offer.lease().at().router().ifPresent(router -> node.put("router", router.toString()));
    ObjectNode fields = node.putObject("fields");
    OfferFields.of(offer).forEach(fields::put);
    switch (offer.choice()) {
      case SourceChoice.Chosen chosen -> {
        node.put("source", chosen.origin().text());
        var asks = node.putArray("asks");
        chosen.candidates().forEach(candidate -> asks.add(candidate.text()));
      }
      case SourceChoice.None none -> node.put("nothing", none.reason());
    }
    offer.warnings().forEach(node.putArray("warnings")::add);
  }
}
