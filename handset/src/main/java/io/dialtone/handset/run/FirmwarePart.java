// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.InfKey.Way;
import java.util.Optional;

/** The firmware parts in the order of RUN-1, with their keys over HTTP and TFTP (INF-1). */
public enum FirmwarePart {
  APPLICATION(FlashItem.APPLICATION, InfKey.FWURL, InfKey.FW_FILENAME),
  DSP(FlashItem.DSP, InfKey.DSPURL, InfKey.DSP_FILENAME),
  BOOT(FlashItem.BOOT, InfKey.BOOTURL, InfKey.BOOT_FILENAME);

  private final FlashItem item;
  private final InfKey overHttp;
  private final InfKey overTftp;

  FirmwarePart(FlashItem item, InfKey overHttp, InfKey overTftp) {
    this.item = item;
    this.overHttp = overHttp;
    this.overTftp = overTftp;
  }

  public FlashItem item() {
    return item;
  }

  /** The key that counts. */
  public InfKey key(Way way) {
    return way == Way.TFTP ? overTftp : overHttp;
  }

  /** The part as firmware names have it. */
  public FirmwareName.Part named() {
    return FirmwareName.Part.valueOf(name());
  }

  /** Why a phone of this model shows {@code Wrong Firmware} at this name, if it does (ID-7). */
  public Optional<String> fault(FirmwareName name, Model phone) {
    if (!name.mayRunOn(phone)) {
      return Optional.of(name.text() + " is another phone's firmware, this is an " + phone);
    }
    return name.model().isPresent() && name.part() != named()
        ? Optional.of(
            name.text() + " is " + name.part() + " firmware where " + this + " is asked for")
        : Optional.empty();
  }
}
