// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sections so far, and what one takes over from another. */
final class SectionBook {

  /** A section in the making. */
  static final class Draft {
    private final String name;
    private final String comment;
    private final ConfPlace place;
    private final List<ConfSetting> settings = new ArrayList<>();
    private boolean template;

    Draft(String name, String comment, ConfPlace place) {
      this.name = name;
      this.comment = comment;
      this.place = place;
    }

    private ConfSection finished() {
      return new ConfSection(name, template, settings, comment, place);
    }
  }

  private final List<Draft> drafts = new ArrayList<>();

  /** The same by their names in lower case, since headers name them in any. */
  private final Map<String, List<Draft>> named = new LinkedHashMap<>();

  private @Nullable Draft current;
  private int settings;

  List<ConfSection> sections() {
    return drafts.stream().map(Draft::finished).toList();
  }

  /** The section that a file begins in that is included now. */
  @Nullable Draft current() {
    return current;
  }

  /** The section that a header opens, or adds to. */
  Draft open(SectionHeader header, String comment, ConfPlace place, ConfTold told) {
    Draft fresh = new Draft(header.name(), comment, place);
    Draft draft = fresh;
    for (String option : header.options()) {
      if (option.equals("!")) {
        draft.template = true;
      } else if (option.startsWith("+")) {
        draft = added(fresh, option.substring(1), place, told);
      } else {
        inherit(draft, option, place, told);
      }
    }
    if (draft == fresh) {
      if (drafts.size() >= AsteriskConfig.MAX_SECTIONS) {
        told.stop(place, "there are more than " + AsteriskConfig.MAX_SECTIONS + " sections");
      }
      drafts.add(draft);
      named.computeIfAbsent(draft.name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(draft);
    }
    current = draft;
    return draft;
  }

  private List<Draft> called(String name) {
    return named.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  private Draft added(Draft fresh, String filter, ConfPlace place, ConfTold told) {
    Optional<Draft> there =
        called(fresh.name).stream()
            .filter(draft -> SectionFilter.fits(draft.template, draft.settings, filter))
            .findFirst();
    if (there.isEmpty()) {
      told.fault(
          place,
          "adds to a section ["
              + fresh.name
              + "] that is not there before it"
              + (filter.isEmpty() ? "" : " with " + filter));
      return fresh;
    }
    fresh.settings.forEach(setting -> there.get().settings.add(setting));
    there.get().template |= fresh.template;
    return there.get();
  }

  private void inherit(Draft heir, String name, ConfPlace place, ConfTold told) {
    List<Draft> bases = called(name);
    if (bases.isEmpty()) {
      told.fault(
          place,
          "section [" + heir.name + "] inherits from [" + name + "], which is not there before it");
      return;
    }
    for (ConfSetting setting : List.copyOf(bases.getFirst().settings)) {
      if (!add(heir, setting, told)) {
        return;
      }
    }
  }

  /** Adds a setting at the end; false once there are too many. */
  boolean add(Draft draft, ConfSetting setting, ConfTold told) {
    if (settings >= AsteriskConfig.MAX_SETTINGS) {
      told.stop(
          draft.place,
          "with what sections inherit there are more than "
              + AsteriskConfig.MAX_SETTINGS
              + " settings");
      return false;
    }
    settings++;
    draft.settings.add(setting);
    return true;
  }

  /** {@code name += value}: more of the last value of this name; false where there is none. */
  boolean append(Draft draft, String name, String more, ConfPlace place, ConfTold told) {
    for (int at = draft.settings.size() - 1; at >= 0; at--) {
      ConfSetting last = draft.settings.get(at);
      if (last.name().equals(name)) {
        if (last.value().length() + more.length() > AsteriskConfig.MAX_VALUE) {
          told.stop(place, "the value of " + name + " grows too long");
          return true;
        }
        draft.settings.set(
            at, new ConfSetting(name, (last.value() + more).trim(), last.comment(), last.place()));
        return true;
      }
    }
    return false;
  }
}
