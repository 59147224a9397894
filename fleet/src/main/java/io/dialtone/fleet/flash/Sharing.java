// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.StoredParameter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the flashes of many phones have in common, kept once: names, parameters, firmware. It is a
 * table of fixed size in which the latest of two things that fall together stays, so that what only
 * one phone has costs nothing but its own room.
 */
public final class Sharing {
  private static final int SLOTS = 1 << 16;

  private final AtomicReferenceArray<Object> slots = new AtomicReferenceArray<>(SLOTS);
  private final KnownBodies bodies = new KnownBodies();

  /** What phones received before. */
  KnownBodies bodies() {
    return bodies;
  }

  /** An equal object that others hold too, where there is one. */
  <T> T equal(Class<T> type, T object) {
    int hash = object.hashCode() * 0x9E3779B9;
    int slot = hash >>> 16;
    Object held = slots.getPlain(slot);
    if (object.equals(held)) {
      return type.cast(held);
    }
    slots.set(slot, object);
    return object;
  }

  /** The same content without the bytes of its text files, sharing what can be shared. */
  FlashContent thrifty(FlashContent content) {
    Map<FlashItem, StoredFile> files = new EnumMap<>(FlashItem.class);
    content.files().forEach((item, file) -> files.put(item, thrifty(file)));
    return new FlashContent(
        content.persona(),
        equal(FirmwareSet.class, content.firmware()),
        files,
        content.parameters().sharing(this::thrifty),
        content.memory(),
        content.defaults(),
        content.dhcpVlan());
  }

  private StoredFile thrifty(StoredFile file) {
    var kept = new StoredFile(file.name(), thrifty(file.body()));
    return equal(StoredFile.class, kept);
  }

  private static StoredBody thrifty(StoredBody body) {
    return body.text().isEmpty()
        ? body
        : new StoredBody(body.length(), body.sha256(), Optional.empty());
  }

  private StoredParameter thrifty(StoredParameter parameter) {
    Object held = slots.getPlain((parameter.hashCode() * 0x9E3779B9) >>> 16);
    if (parameter.equals(held)) {
      return (StoredParameter) held;
    }
    var kept =
        new StoredParameter(
            equal(String.class, parameter.section()),
            equal(String.class, parameter.name()),
            parameter.value());
    return equal(StoredParameter.class, kept);
  }
}
