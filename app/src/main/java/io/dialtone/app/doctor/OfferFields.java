// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.doctor;

import io.dialtone.handset.dhcp.VlanOffer;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.survey.OfferReading;
import io.dialtone.handset.vlan.VlanReading;
import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an offer says about provisioning, field by field as an administrator knows them. */
final class OfferFields {
  private OfferFields() {}

  /** The fields that are there, in a fixed order. */
  static Map<String, String> of(OfferReading offer) {
    DhcpAdvice source = offer.lease().source();
    VlanOffer vlan = offer.lease().vlan();
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "option 43", source.option43());
    put(fields, "option 66", source.option66());
    put(fields, "option 67", source.option67());
    put(fields, "option 150", source.option150());
    put(fields, "siaddr", source.nextServer());
    put(fields, "file", source.file());
    put(fields, "option 190", vlan.flag().map(OfferFields::number));
    put(fields, "option 191", vlan.voice().map(OfferFields::number));
    put(fields, "option 192", vlan.data().map(OfferFields::number));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text.replaceAll("[^ -~]", "?")));
  }

  private static String number(Bytes value) {
    int number = 0;
    for (int i = 0; i < value.length(); i++) {
      number = number << 8 | value.at(i);
    }
    return value.length() > 2 ? "0x" + value.hex() : Integer.toString(number);
  }

  /** Where the phone goes, and by which rule. */
  static String goes(OfferReading offer) {
    return switch (offer.choice()) {
      case SourceChoice.Chosen chosen ->
          "asks for "
              + chosen.candidates().getFirst().text()
              + " ("
              + chosen.origin().text()
              + ", SRC-1)";
      case SourceChoice.None none -> "asks for nothing: " + none.reason();
    };
  }

  static Optional<String> vlan(OfferReading offer) {
    return switch (offer.vlan()) {
      case VlanReading.Valid(VlanSet(var tagged, var voice, var data)) ->
          Optional.of(
              tagged ? "moves to VLAN " + voice + ", its PC port to " + data : "stays untagged");
      case VlanReading.Invalid _, VlanReading.Silent _ -> Optional.empty();
    };
  }

  static String lease(OfferReading offer) {
    return offer.lease().times().lease().map(OfferFields::words).orElse("ever");
  }

  private static String words(Duration length) {
    return length.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
