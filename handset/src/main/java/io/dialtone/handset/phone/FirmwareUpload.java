// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.identity.FirmwareName;
import java.util.Optional;

/**
 * A firmware part that came by the phone's web page (WEB-1). No INF value is remembered for it, so
 * that the next run installs what its INF names (RUN-12).
 */
public record FirmwareUpload(PhoneEvent.FirmwareUploaded uploaded) {

  /** Why this phone does not take it. */
  Optional<String> fault(PhoneIdentity phone) {
    return fault(uploaded.part(), uploaded.name(), uploaded.body().length(), phone);
  }

  /** Why a phone does not take such a file, judged by its name as in a run (ID-7), and its size. */
  public static Optional<String> fault(
      FlashItem part, String text, long length, PhoneIdentity phone) {
    FirmwareName name = FirmwareName.parse(text);
    if (!part.firmware()) {
      return Optional.of(part + " is no firmware part");
    }
    if (!name.hasExtension()) {
      return Optional.of("'" + text + "' is no firmware: its name does not end in .zz");
    }
    if (length == 0) {
      return Optional.of(text + " is empty");
    }
    if (!name.mayRunOn(phone.model())) {
      return Optional.of(text + " is another phone's firmware");
    }
    boolean otherPart = !name.part().name().equals(part.name());
    if (name.model().isPresent() && otherPart) {
      return Optional.of(text + " is no " + part + " firmware");
    }
    boolean otherProtocol = name.protocol().filter(p -> p != phone.protocol()).isPresent();
    return otherProtocol
        ? Optional.of(text + " does not speak " + phone.protocol())
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
