// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.identity.FirmwareName;
import java.util.Optional;

/**
 * A firmware part that came by the phone's web page (WEB-1). No INF value is remembered for it, so
 * that the next run installs what its INF names (RUN-12).
 */
record FirmwareUpload(PhoneEvent.FirmwareUploaded uploaded) {

  /** Why this phone does not take it, judged by its name as in a run (ID-7). */
  Optional<String> fault(PhoneIdentity phone) {
    FirmwareName name = FirmwareName.parse(uploaded.name());
    if (!uploaded.part().firmware()) {
      return Optional.of(uploaded.part() + " is no firmware part");
    }
    if (uploaded.body().length() == 0) {
      return Optional.of(name.text() + " is empty");
    }
    if (!name.mayRunOn(phone.model())) {
      return Optional.of(name.text() + " is another phone's firmware");
    }
    boolean otherPart = !name.part().name().equals(uploaded.part().name());
    if (name.model().isPresent() && otherPart) {
      return Optional.of(name.text() + " is no " + uploaded.part() + " firmware");
    }
    boolean otherProtocol = name.protocol().filter(p -> p != phone.protocol()).isPresent();
    return otherProtocol
        ? Optional.of(name.text() + " does not speak " + phone.protocol())
        : Optional.empty();
  }

  /** Flash with the part in use; a name that tells no version leaves the version as it was. */
  FlashContent into(FlashContent content) {
    String before = content.firmware().part(uploaded.part()).version();
    String version = FirmwareName.parse(uploaded.name()).version().orElse(before);
    var part = new InstalledFirmware(Optional.empty(), version, Optional.of(uploaded.body()));
    return content.withFirmware(uploaded.part(), part);
  }
}
