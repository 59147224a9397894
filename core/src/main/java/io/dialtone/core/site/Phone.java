// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * One phone of the site.
 *
 * @param kind what it is taken for; of one that was found and did not say all, a guess
 * @param found what was seen of it on the network, where it came by itself or was seen as another
 *     than it is said to be
 */
public record Phone(
    MacAddress mac,
    FilePrefix kind,
    PhoneState state,
    PhonePlace place,
    PhoneUse use,
    Settings settings,
    Optional<Found> found)
    implements SiteItem {

  /** One that nothing was seen of. */
  public Phone(
      MacAddress mac,
      FilePrefix kind,
      PhoneState state,
      PhonePlace place,
      PhoneUse use,
      Settings settings) {
    this(mac, kind, state, place, use, settings, Optional.empty());
  }

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
    return new Phone(mac, kind, state, place, use, changed, found);
  }

  public Phone with(PhoneState changed) {
    return new Phone(mac, kind, changed, place, use, settings, found);
  }

  public Phone with(PhonePlace changed) {
    return new Phone(mac, kind, state, changed, use, settings, found);
  }

  public Phone with(PhoneUse changed) {
    return new Phone(mac, kind, state, place, changed, settings, found);
  }

  public Phone with(FilePrefix changed) {
    return new Phone(mac, changed, state, place, use, settings, found);
  }

  public Phone with(Found changed) {
    return new Phone(mac, kind, state, place, use, settings, Optional.of(changed));
  }

  /** Whether it waits for somebody to say what becomes of it. */
  public boolean waits() {
    return state == PhoneState.DISCOVERED || state == PhoneState.QUARANTINED;
  }

  /** Whether nothing was said of it beyond its group. */
  public boolean isBare() {
    return use.equals(PhoneUse.NONE)
        && settings.isEmpty()
        && place.label().isEmpty()
        && place.location().isEmpty();
  }

  /** Whether it came by itself and did not say what kind of phone it is. */
  public boolean isAmbiguous() {
    return waits() && found.map(seen -> seen.clues().kind().isEmpty()).orElse(false);
  }

  /** Its model, unless that is a guess. */
  public Optional<Model> knownModel() {
    return isAmbiguous() ? found.flatMap(seen -> seen.clues().model()) : Optional.of(kind.model());
  }

  /** Its protocol, unless that is a guess. */
  public Optional<Protocol> knownProtocol() {
    return isAmbiguous()
        ? found.flatMap(seen -> seen.clues().protocol())
        : Optional.of(kind.protocol());
  }

  /** The model that it was seen as, where it is said to be of another. */
  public Optional<Model> otherModel() {
    return found
        .flatMap(seen -> seen.clues().model())
        .filter(seen -> !isAmbiguous() && seen != kind.model());
  }
}
