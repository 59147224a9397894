// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import io.dialtone.wire.identity.Model;

/** The three firmware parts in flash. */
public record FirmwareSet(
    InstalledFirmware application, InstalledFirmware dsp, InstalledFirmware boot) {

  /** The parts as a phone leaves the factory. */
  public static FirmwareSet factory(Model model) {
    return switch (model) {
      case ST2030 -> factory("1.53", "3.10", "1.11");
      case ST2022 -> factory("3.54", "3.10", "3.03");
    };
  }

  /** Factory parts of the given versions. */
  public static FirmwareSet factory(String application, String dsp, String boot) {
    return new FirmwareSet(
        InstalledFirmware.factory(application),
        InstalledFirmware.factory(dsp),
        InstalledFirmware.factory(boot));
  }

  /** The part that an item names. */
  public InstalledFirmware part(FlashItem item) {
    return switch (requireFirmware(item)) {
      case DSP -> dsp;
      case BOOT -> boot;
      default -> application;
    };
  }

  /** The same set with one part replaced. */
  public FirmwareSet with(FlashItem item, InstalledFirmware part) {
    return switch (requireFirmware(item)) {
      case DSP -> new FirmwareSet(application, part, boot);
      case BOOT -> new FirmwareSet(application, dsp, part);
      default -> new FirmwareSet(part, dsp, boot);
    };
  }

  /** The same parts, but by which INF values they came is no longer known. */
  public FirmwareSet forgotten() {
    return new FirmwareSet(application.forgotten(), dsp.forgotten(), boot.forgotten());
  }

  private static FlashItem requireFirmware(FlashItem item) {
    if (!item.firmware()) {
      throw new IllegalArgumentException(item + " is no firmware part");
    }
    return item;
  }
}
