// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.MacAddress;

/** One phone of the site. */
public record Phone(
    MacAddress mac,
    FilePrefix kind,
    PhoneState state,
    PhonePlace place,
    PhoneUse use,
    Settings settings)
    implements SiteItem {

  /** An active phone with nothing said of it. */
  public static Phone of(MacAddress mac, FilePrefix kind) {
    return new Phone(
        mac, kind, PhoneState.ACTIVE, PhonePlace.UNKNOWN, PhoneUse.NONE, Settings.NONE);
  }

  @Override
  public ItemKey key() {
    return ItemKey.of(mac);
  }

  public Phone with(Settings changed) {
    return new Phone(mac, kind, state, place, use, changed);
  }

  public Phone with(PhoneState changed) {
    return new Phone(mac, kind, changed, place, use, settings);
  }

  public Phone with(PhonePlace changed) {
    return new Phone(mac, kind, state, changed, use, settings);
  }

  public Phone with(PhoneUse changed) {
    return new Phone(mac, kind, state, place, changed, settings);
  }

  public Phone with(FilePrefix changed) {
    return new Phone(mac, changed, state, place, use, settings);
  }
}
