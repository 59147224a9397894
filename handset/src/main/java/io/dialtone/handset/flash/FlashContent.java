// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a phone remembers without power; replaced only as a whole.
 *
 * @param files the files taken whole, firmware aside
 * @param dhcpVlan the VLAN values that DHCP last gave while PersistentVLANfromDHCP was 1 (VLN-4)
 */
public record FlashContent(
    FilePrefix persona,
    FirmwareSet firmware,
    Map<FlashItem, StoredFile> files,
    ParameterStore parameters,
    RunMemory memory,
    FactoryDefaults defaults,
    Optional<VlanSet> dhcpVlan) {

  public FlashContent {
    Map<FlashItem, StoredFile> ordered = new EnumMap<>(FlashItem.class);
    ordered.putAll(files);
    files = Collections.unmodifiableMap(ordered);
  }

  /** A phone fresh from the factory: nothing is remembered. */
  public static FlashContent factory(Model model, Protocol protocol) {
    return factory(model, protocol, FirmwareSet.factory(model));
  }

  /** A phone fresh from the factory with other firmware versions. */
  public static FlashContent factory(Model model, Protocol protocol, FirmwareSet firmware) {
    return new FlashContent(
        new FilePrefix(model, protocol),
        firmware,
        Collections.emptyMap(),
        ParameterStore.EMPTY,
        RunMemory.NONE,
        FactoryDefaults.NONE,
        Optional.empty());
  }

  /** The config_sn last applied (RUN-4). */
  public Optional<String> configSerial() {
    return memory.configSerial();
  }

  /** Whether the application was updated and no telephone config stored since (RUN-1). */
  public boolean firmwareUpdated() {
    return memory.firmwareUpdated();
  }

  /** The file stored for an item. */
  public Optional<StoredFile> file(FlashItem item) {
    return Optional.ofNullable(files.get(item));
  }

  /** With another firmware part; a new application asks for the telephone config again. */
  public FlashContent withFirmware(FlashItem item, InstalledFirmware part) {
    boolean updated = firmwareUpdated() || item == FlashItem.APPLICATION;
    RunMemory next = memory.withFirmwareUpdated(updated);
    return new FlashContent(
        persona, firmware.with(item, part), files, parameters, next, defaults, dhcpVlan);
  }

  /** With a file; the telephone config settles a firmware update. */
  public FlashContent withFile(FlashItem item, StoredFile file) {
    Map<FlashItem, StoredFile> next = new EnumMap<>(FlashItem.class);
    next.putAll(files);
    next.put(item, file);
    boolean updated = firmwareUpdated() && item != FlashItem.TELEPHONE_CONFIG;
    RunMemory after = memory.withFirmwareUpdated(updated);
    return new FlashContent(persona, firmware, next, parameters, after, defaults, dhcpVlan);
  }

  /** With other parameters. */
  public FlashContent withParameters(ParameterStore next) {
    return new FlashContent(persona, firmware, files, next, memory, defaults, dhcpVlan);
  }

  /** With the config_sn of the MAC-specific file just applied, or with none. */
  public FlashContent withConfigSerial(Optional<String> serial) {
    RunMemory next = memory.withConfigSerial(serial);
    return new FlashContent(persona, firmware, files, parameters, next, defaults, dhcpVlan);
  }

  /** With other defaults to come back to (RUN-11). */
  public FlashContent withDefaults(FactoryDefaults next) {
    return new FlashContent(persona, firmware, files, parameters, memory, next, dhcpVlan);
  }

  /** With VLAN values that DHCP gave for good (VLN-4). */
  public FlashContent withDhcpVlan(VlanSet values) {
    return new FlashContent(
        persona, firmware, files, parameters, memory, defaults, Optional.of(values));
  }

  /**
   * With the other protocol's persona from the next start on (SWP-1). Its MAC-specific file is
   * another one: neither the old one's name nor its config_sn says anything about it.
   */
  public FlashContent swapped(FilePrefix next) {
    Map<FlashItem, StoredFile> kept = new EnumMap<>(FlashItem.class);
    kept.putAll(files);
    kept.remove(FlashItem.MAC_CONFIG);
    RunMemory after = memory.withConfigSerial(Optional.empty());
    return new FlashContent(next, firmware, kept, parameters, after, defaults, dhcpVlan);
  }

  /**
   * After a factory reset (WEB-3): the parameters are the defaults again, and no name, config_sn,
   * INF value or VLAN of DHCP is remembered, so that the next run fetches everything; the firmware
   * itself stays.
   *
   * @param keepsCommon the switch of WEB-3: the common file's name is remembered all the same
   */
  public FlashContent restored(boolean keepsCommon) {
    Map<FlashItem, StoredFile> kept = new EnumMap<>(FlashItem.class);
    if (keepsCommon) {
      file(FlashItem.COMMON_CONFIG).ifPresent(file -> kept.put(FlashItem.COMMON_CONFIG, file));
    }
    return new FlashContent(
        persona,
        firmware.forgotten(),
        kept,
        defaults.parameters(),
        RunMemory.NONE,
        defaults,
        Optional.empty());
  }
}
