// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What "restore default" comes back to: nothing as the phone was made, and what a customization
 * applied since (RUN-11, WEB-3).
 */
public record FactoryDefaults(Map<FlashItem, StoredFile> files, ParameterStore parameters) {

  /** As the phone was made. */
  public static final FactoryDefaults NONE =
      new FactoryDefaults(Collections.emptyMap(), ParameterStore.EMPTY);

  public FactoryDefaults {
    Map<FlashItem, StoredFile> ordered = new EnumMap<>(FlashItem.class);
    ordered.putAll(files);
    files = Collections.unmodifiableMap(ordered);
  }

  /** With a file that a customization stored. */
  public FactoryDefaults with(FlashItem item, StoredFile file) {
    Map<FlashItem, StoredFile> next = new EnumMap<>(FlashItem.class);
    next.putAll(files);
    next.put(item, file);
    return new FactoryDefaults(next, parameters);
  }

  /** With other parameters. */
  public FactoryDefaults with(ParameterStore next) {
    return new FactoryDefaults(files, next);
  }
}
