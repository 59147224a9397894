// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The phones' own files as they were rendered, with their validators, until a change touches the
 * phone or others need the room; whoever has it locks.
 */
final class RenderedFiles {

  /** The most that they weigh: the files of some 30,000 phones. */
  static final long WEIGHT_LIMIT = 64L << 20;

  /** What an entry takes beside its content. */
  static final int ENTRY_WEIGHT = 600;

  private final Weighed<MacAddress, Map<String, Snapshot>> phones;

  RenderedFiles(long limit) {
    this.phones = new Weighed<>(limit);
  }

  Optional<Snapshot> find(MacAddress mac, String path) {
    return phones.find(mac).flatMap(files -> Optional.ofNullable(files.get(path)));
  }

  void put(MacAddress mac, String path, Snapshot snapshot) {
    Map<String, Snapshot> files = new TreeMap<>(phones.find(mac).orElse(Map.of()));
    files.put(path, snapshot);
    phones.put(mac, files, files.values().stream().mapToLong(RenderedFiles::weight).sum());
  }

  void drop(MacAddress mac) {
    phones.remove(mac);
  }

  static long weight(Snapshot snapshot) {
    return snapshot.size() + ENTRY_WEIGHT;
  }
}
