// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.SettingKey;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The dictionary as one kind of phone needs it: its parameters in the order of their sections. */
public final class KindSheet {

  /** Where a parameter stands that no dictionary knows; the phone's store is flat (RUN-6). */
  private static final String SECTION_OF_UNKNOWN = "sys";

  private final FilePrefix kind;
  private final Dictionary dictionary;
  private final List<ParameterDef> inOrder = new ArrayList<>();
  private final Map<String, ParameterDef> byKey = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();

  public KindSheet(FilePrefix kind, Dictionary dictionary) {
    this.kind = kind;
    this.dictionary = dictionary;
    Map<String, List<ParameterDef>> sections = new LinkedHashMap<>();
    for (ParameterDef def : dictionary.all(kind)) {
      sections.computeIfAbsent(def.section(), _ -> new ArrayList<>()).add(def);
    }
    sections.values().forEach(inOrder::addAll);
    for (ParameterDef def : inOrder) {
      places.put(key(def.name()), places.size());
      byKey.put(key(def.name()), def);
    }
  }

  public FilePrefix kind() {
    return kind;
  }

  /** How many lines and keys such a phone has (FIL-8). */
  public ModelSizes sizes() {
    return ModelSizes.of(kind.model());
  }

  /** All parameters, each section once. */
  public List<ParameterDef> all() {
    return List.copyOf(inOrder);
  }

  Optional<ParameterDef> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Where a parameter stands: the dictionary knows it, or somebody named it. */
  String section(String key, Optional<String> named) {
    return find(key).map(ParameterDef::section).or(() -> named).orElse(SECTION_OF_UNKNOWN);
  }

  /** Where it stands in a file; those that no dictionary knows come after all others. */
  int place(String key) {
    return places.getOrDefault(key, Integer.MAX_VALUE);
  }

  /**
   * Whether a raw parameter is meant for this kind of phone: it is known to have it, or nobody is,
   * or the setting's scope or section says so.
   */
  boolean takes(SettingKey setting) {
    Optional<ParameterDef> def = find(key(setting.parameter()));
    if (def.isPresent()) {
      return !def.get().own();
    }
    return setting.section().isPresent()
        || setting.scope().narrowness() > 0
        || dictionary.kindsWith(setting.parameter()).isEmpty();
  }

  /** Names are one whatever their letter case (RUN-6). */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
