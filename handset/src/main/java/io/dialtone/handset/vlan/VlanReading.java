// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.vlan;

import io.dialtone.handset.dhcp.VlanOffer;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What options 190, 191 and 192 of one ACK mean: valid all three together, or not (VLN-1). */
public sealed interface VlanReading {

  /** All three are there and valid. */
  record Valid(VlanSet values) implements VlanReading {}

  /** They are not, and none counts. */
  record Invalid(String reason) implements VlanReading {}

  /** None of them is there. */
  record Silent() implements VlanReading {}

  /** Reads them. */
  static VlanReading of(VlanOffer offer) {
    if (offer.flag().isEmpty() && offer.voice().isEmpty() && offer.data().isEmpty()) {
      return new Silent();
    }
    List<String> faults = new ArrayList<>();
    flagFault(offer.flag()).ifPresent(faults::add);
    idFault("191, the voice VLAN,", offer.voice()).ifPresent(faults::add);
    idFault("192, the data VLAN,", offer.data()).ifPresent(faults::add);
    return faults.isEmpty()
        ? new Valid(
            new VlanSet(
                offer.flag().orElseThrow().at(0) == 1,
                number(offer.voice().orElseThrow()),
                number(offer.data().orElseThrow())))
        : new Invalid(String.join("; ", faults));
  }

  private static Optional<String> flagFault(Optional<Bytes> flag) {
    if (flag.isEmpty()) {
      return Optional.of("option 190 is missing");
    }
    boolean good = flag.get().length() == 1 && flag.get().at(0) <= 1;
    return good ? Optional.empty() : Optional.of("option 190 is not one octet, 0 or 1");
  }

  private static Optional<String> idFault(String option, Optional<Bytes> id) {
    if (id.isEmpty()) {
      return Optional.of("option " + option + " is missing");
    }
    if (id.get().length() != 2) {
      return Optional.of("option " + option + " is not two octets");
    }
    return VlanSet.isId(number(id.get()))
        ? Optional.empty()
        : Optional.of("option " + option + " is " + number(id.get()) + ", not 1 to 4094");
  }

  private static int number(Bytes twoOctets) {
    return twoOctets.at(0) << 8 | twoOctets.at(1);
  }
}
