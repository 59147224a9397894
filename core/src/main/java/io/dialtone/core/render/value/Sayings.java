// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.ParameterDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects what the levels say, each over what lies below it, and what comes to nothing. */
final class Sayings {

  private final KindSheet sheet;
  private final Function<String, Optional<Said>> below;
  private final SortedMap<String, Said> said = new TreeMap<>();
  private boolean empty = true;
  private final Map<String, String> reasons = new LinkedHashMap<>();

  /** On nothing but the defaults. */
  Sayings(KindSheet sheet) {
    this(sheet, _ -> Optional.empty());
  }

  /** On what was said before, by the key of a parameter. */
  Sayings(KindSheet sheet, Function<String, Optional<Said>> below) {
    this.sheet = sheet;
    this.below = below;
  }

  /** The site's own settings of a level first, then its raw parameters over them. */
  void level(Layers layers, Function<Optional<String>, Origin> origin) {
    own(layers, origin);
    raw(layers, origin);
  }

  void own(Layers layers, Function<Optional<String>, Origin> origin) {
    layers
        .own()
        .forEach((setting, at) -> {
          Derivation derived = SiteValues.derive(setting, at.value().reveal(), sheet);
          derived.whyNot().ifPresent(reason -> reasons.put(at.key().text(), reason));
          for (Assignment assignment : derived.parameters()) {
            add(assignment, at.hidden(), origin.apply(Optional.of(at.key().text())));
          }
        });
  }

  void raw(Layers layers, Function<Optional<String>, Origin> origin) {
    layers
        .raw()
        .forEach((_, at) -> {
          Assignment raw = new Assignment(at.key().parameter(), at.value().reveal());
          add(raw, at.key().section(), at.hidden(), origin.apply(at.by(raw.name())));
        });
  }

  void add(Assignment assignment, boolean hidden, Origin origin) {
    add(assignment, Optional.empty(), hidden, origin);
  }

  /**
   * One value over what was said before; it is spelled, and stands, as the dictionary has it.
   *
   * @param section where it stands if the dictionary does not know it
   */
  private void add(Assignment assignment, Optional<String> section, boolean hidden, Origin origin) {
    String key = KindSheet.key(assignment.name());
    Optional<ParameterDef> def = sheet.find(key);
    Optional<Said> before = Optional.ofNullable(said.get(key)).or(() -> below.apply(key));
    empty = false;
    said.put(
        key,
        new Said(
            def.map(ParameterDef::section).or(() -> section).orElse(KindSheet.SECTION_OF_UNKNOWN),
            def.map(ParameterDef::name).orElse(assignment.name()),
            PhoneText.of(assignment.value()),
            hidden || sheet.hides(key) || def.map(ParameterDef::secret).orElse(false),
            origin,
            before));
  }

  /** The same, if this kind of phone has such a parameter. */
  void addKnown(Assignment assignment, boolean hidden, Origin origin) {
    if (sheet.find(KindSheet.key(assignment.name())).isPresent()) {
      add(assignment, hidden, origin);
    }
  }

  /** Whether nothing was said over what lies below. */
  boolean isEmpty() {
    return empty;
  }

  SortedMap<String, Said> said() {
    return said;
  }

  /** Settings that come to nothing, and why. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    reasons.forEach((setting, reason) -> notes.add(setting + ": " + reason));
    return notes;
  }
}
