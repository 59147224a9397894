// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.InfKey.Way;

/** The firmware parts in the order of RUN-1, with their keys over HTTP and TFTP (INF-1). */
enum FirmwarePart {
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

  FlashItem item() {
    return item;
  }

  /** The key that counts. */
  InfKey key(Way way) {
    return way == Way.TFTP ? overTftp : overHttp;
  }

  /** The part as firmware names have it. */
  FirmwareName.Part named() {
    return FirmwareName.Part.valueOf(name());
  }
}
