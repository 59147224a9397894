// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.SettingKey;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The dictionary as one kind of phone needs it: its parameters in the order of their sections. */
public final class KindSheet {

  /** Where a parameter stands of which nobody says a section; the store is flat (RUN-6). */
  static final String SECTION_OF_UNKNOWN = "sys";

  private final FilePrefix kind;
  private final Dictionary dictionary;
  private final PhonebookUrl phonebook;
  private final List<ParameterDef> inOrder = new ArrayList<>();
  private final Map<String, ParameterDef> byKey = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, Integer> sections = new LinkedHashMap<>();

  public KindSheet(FilePrefix kind, Dictionary dictionary) {
    this(kind, dictionary, PhonebookUrl.UNKNOWN);
  }

  public KindSheet(FilePrefix kind, Dictionary dictionary, PhonebookUrl phonebook) {
    this.phonebook = phonebook;
    this.kind = kind;
    this.dictionary = dictionary;
    Map<String, List<ParameterDef>> bySection = new LinkedHashMap<>();
    for (ParameterDef def : dictionary.all(kind)) {
      bySection.computeIfAbsent(def.section(), _ -> new ArrayList<>()).add(def);
    }
    bySection.forEach((section, defs) -> {
      sections.put(section, sections.size());
      inOrder.addAll(defs);
    });
    for (ParameterDef def : inOrder) {
      places.put(key(def.name()), places.size());
      byKey.put(key(def.name()), def);
    }
  }

  public FilePrefix kind() {
    return kind;
  }

  /** Where the site's own phonebook is. */
  PhonebookUrl phonebook() {
    return phonebook;
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

  /**
   * Whether it stands in the phone's own file alone: phones keep what they have of it, unless the
   * site says it, or it may hold the secret path.
   */
  boolean keeps(String key) {
    return hides(key) || find(key).map(ParameterDef::kept).orElse(false);
  }

  /** Whether its value may hold the secret path. */
  boolean hides(String key) {
    return phonebook.secret() && key.equals(key(PhonebookUrl.PARAMETER));
  }

  /**
   * The order of a file: each section once, and in it those that no dictionary knows after all
   * others; sections that no dictionary knows come last.
   */
  Comparator<Effective> order() {
    return Comparator.<Effective>comparingInt(
            value -> sections.getOrDefault(value.section(), Integer.MAX_VALUE))
        .thenComparing(Effective::section)
        .thenComparingInt(value -> places.getOrDefault(key(value.name()), Integer.MAX_VALUE));
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
    return setting.scope().narrowness() > 0
        || setting.section().isPresent()
        || dictionary.kindsWith(setting.parameter()).isEmpty();
  }

  /** Names are one whatever their letter case (RUN-6). */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
