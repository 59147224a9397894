// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.flash.ChipFlash;
import io.dialtone.app.simulation.flash.FlashChip;
import io.dialtone.app.simulation.flash.FlashUnreadable;
import io.dialtone.app.simulation.flash.Mounted;
import io.dialtone.app.simulation.site.Site;
import io.dialtone.app.simulation.site.Subscriber;
import io.dialtone.app.simulation.time.Violation;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;

/** Looks into a phone's chip from outside: is each item whole, and is it what the site says? */
final class FlashWitness {

  private final Site site;
  private final Subscriber phone;
  private final FlashChip chip;

  FlashWitness(Site site, Subscriber phone, FlashChip chip) {
    this.site = site;
    this.phone = phone;
    this.chip = chip;
  }

  /** No item is a mixture: each is wholly one version of what the site served (RUN-9). */
  void requireWhole() {
    Mounted mounted = mount();
    FlashContent content = mounted.content();
    for (FlashItem item : FlashItem.values()) {
      Optional<StoredBody> body = ChipFlash.body(content, item);
      Optional<String> name = name(content, item);
      if (body.isPresent()) {
        requireWhole(mounted, item, name, body.get());
      } else if (name.isPresent()) {
        throw new Violation(item + " is remembered as " + name.get() + ", but nothing is there");
      }
    }
    content.configSerial().ifPresent(serial -> requireApplied(content, serial));
  }

  private void requireWhole(
      Mounted mounted, FlashItem item, Optional<String> name, StoredBody body) {
    Bytes octets = body.text().orElseGet(() -> chip.image(mounted, item, body.length()));
    boolean served =
        name.map(known -> site.everServed(known, octets)).orElseGet(() -> site.everServed(octets));
    if (!served) {
      throw new Violation(
          "mixed item in flash: "
              + item
              + " "
              + name.orElse("")
              + ", "
              + octets.length()
              + " octets, is no version that the site ever served");
    }
  }

  /** A serial without its parameters would never be made good. */
  private void requireApplied(FlashContent content, String serial) {
    List<StoredParameter> own =
        content
            .file(FlashItem.MAC_CONFIG)
            .flatMap(file -> file.body().text())
            .map(Site::parameters)
            .orElseThrow(() -> new Violation("config_sn " + serial + " without its file"));
    for (StoredParameter parameter : own) {
      boolean serials = parameter.name().equals("config_sn");
      Optional<String> inForce = content.parameters().value(parameter.name());
      if (!inForce.equals(Optional.of(parameter.value()))) {
        throw new Violation(
            "config_sn " + serial + " is applied, but " + parameter.name() + " is not");
      }
      if (serials && !parameter.value().equals(serial)) {
        throw new Violation("config_sn " + serial + " is that of another file");
      }
    }
  }

  /** Everything is as the site's latest release says. */
  void requireConverged() {
    FlashContent content = mount().content();
    site.wanted(phone)
        .forEach((item, wanted) -> {
          Optional<String> name = name(content, item);
          if (!name.equals(Optional.of(wanted.name()))) {
            throw new Violation(
                "not converged: "
                    + item
                    + " is "
                    + name.orElse("not there")
                    + ", the site says "
                    + wanted.name());
          }
          BodyDigest digest = new BodyDigest(item.text());
          digest.append(wanted.octets());
          if (!ChipFlash.body(content, item).equals(Optional.of(digest.finish()))) {
            throw new Violation("not converged: " + item + " " + wanted.name() + " differs");
          }
        });
    if (!content.parameters().equals(site.parameters(phone))) {
      throw new Violation(
          "not converged: parameters\n"
              + content.parameters().text()
              + "the site says\n"
              + site.parameters(phone).text());
    }
    if (!content.configSerial().equals(Optional.of(site.serial()))) {
      throw new Violation(
          "not converged: config_sn "
              + content.configSerial()
              + ", the site says "
              + site.serial());
    }
    if (content.firmwareUpdated()) {
      throw new Violation("not converged: the telephone config is still owed to new firmware");
    }
  }

  private Mounted mount() {
    try {
      return chip.mount();
    } catch (FlashUnreadable brick) {
      throw new Violation("flash cannot be read: " + brick.getMessage(), brick);
    }
  }

  /** The last part of the name that is remembered. */
  private static Optional<String> name(FlashContent content, FlashItem item) {
    return item.firmware()
        ? Optional.of(content.firmware().part(item))
            .flatMap(InstalledFirmware::infValue)
            .map(value ->
                value.substring(1 + Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\'))))
        : content.file(item).map(StoredFile::name);
  }
}
