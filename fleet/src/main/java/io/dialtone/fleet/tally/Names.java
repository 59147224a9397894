// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What files are, learned from what phones stored them as: their names are an operator's own. */
final class Names {

  /** More than a site's INFs name; beyond it names are not told apart. */
  static final int MOST = 256;

  private static final List<FlashItem> FIRMWARE =
      List.of(FlashItem.APPLICATION, FlashItem.DSP, FlashItem.BOOT);

  private final Map<String, FileKind> kinds = new ConcurrentHashMap<>();

  /** A phone stored something. */
  void learn(FlashContent content) {
    content.files().forEach((item, file) -> learn(file.name(), item));
    for (FlashItem item : FIRMWARE) {
      content.firmware().part(item).infValue().ifPresent(value -> learn(lastPart(value), item));
    }
  }

  private void learn(String name, FlashItem item) {
    if (item != FlashItem.MAC_CONFIG && !kinds.containsKey(name) && kinds.size() < MOST) {
      kinds.put(name, FileKind.of(item));
    }
  }

  /** What a file is, as far as it is known now. */
  FileKind kind(String name) {
    return FileKind.ofName(name).orElseGet(() -> kinds.getOrDefault(name, FileKind.OTHER));
  }

  /** The last part of a path or URL, in either way of writing one. */
  static String lastPart(String path) {
    int query = path.indexOf('?');
    String whole = query < 0 ? path : path.substring(0, query);
    return whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
  }
}
