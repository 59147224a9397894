// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.value.Assignment;
import io.dialtone.core.render.value.SiteValues;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the common files come to at the group: a setting of the site's own where it says exactly the
 * same, else a parameter; for all kinds of phones, where all of them are told the same.
 */
final class GroupWishes {

  private final List<KindPlan> kinds;
  private final String level;
  private final Expression expression;
  private final List<HandmadePlan.Entry> entries = new ArrayList<>();

  GroupWishes(List<KindPlan> kinds, String level, Expression expression) {
    this.kinds = kinds;
    this.level = level;
    this.expression = expression;
  }

  List<HandmadePlan.Entry> entries() {
    for (Map.Entry<SiteSetting, String> own : OwnSettings.candidates(kinds).entrySet()) {
      own(own.getKey(), own.getValue());
    }
    SortedSet<String> names = new TreeSet<>();
    kinds.forEach(kind -> names.addAll(kind.common().keySet()));
    names.forEach(this::parameter);
    return entries;
  }

  /** A setting of ours, if it says to each kind what its common file does, and no more. */
  private void own(SiteSetting setting, String value) {
    boolean useful = false;
    Optional<Said> first = Optional.empty();
    for (KindPlan kind : kinds) {
      for (Assignment assignment : SiteValues.derive(setting, value, kind.sheet()).parameters()) {
        Optional<Said> said = kind.says(assignment.name());
        if (said.map(Said::value).filter(assignment.value()::equals).isEmpty()
            || !expression.fitsAll(assignment.name(), assignment.value())) {
          return;
        }
        useful |= isBrought(kind, said.get());
        first = first.or(() -> said);
      }
    }
    if (!useful) {
      return;
    }
    for (KindPlan kind : kinds) {
      SiteValues.derive(setting, value, kind.sheet())
          .parameters()
          .forEach(a -> kind.set().put(ConfigShelf.key(a.name()), a.value()));
    }
    bring(SettingKey.of(setting.text()), value, first.orElseThrow());
  }

  /** Whether it has to be said, since it is not what phones are told anyway. */
  private boolean isBrought(KindPlan kind, Said said) {
    return !expression.isOurs(kind.kind(), said)
        && (kind.stands(said.name())
            || !expression.preset(kind.kind(), said.name()).equals(Optional.of(said.value())));
  }

  private void parameter(String name) {
    List<KindPlan> knowing = new ArrayList<>();
    List<KindPlan> others = new ArrayList<>();
    for (KindPlan kind : kinds) {
      Optional<Said> said = kind.says(name);
      boolean done = kind.set().containsKey(name);
      boolean ours = said.filter(s -> expression.isOurs(kind.kind(), s)).isPresent();
      if (!done && !ours) {
        boolean knows =
            expression.dictionary().find(kind.kind(), name).filter(d -> !d.own()).isPresent();
        (knows ? knowing : others).add(kind);
      }
    }
    bring(knowing, name, true);
    bring(others, name, knowing.isEmpty() && expression.dictionary().kindsWith(name).isEmpty());
  }

  private void bring(List<KindPlan> some, String name, boolean mayBeForAll) {
    List<KindPlan> telling = some.stream().filter(kind -> kind.says(name).isPresent()).toList();
    List<KindPlan> needing =
        telling.stream().filter(kind -> isBrought(kind, kind.says(name).orElseThrow())).toList();
    if (needing.isEmpty()) {
      return;
    }
    Said first = needing.getFirst().says(name).orElseThrow();
    boolean all =
        mayBeForAll
            && telling.size() == some.size()
            && telling.stream().allMatch(kind -> alike(kind.says(name).orElseThrow(), first))
            && expression.fitsAll(first);
    for (KindPlan kind : all ? List.of(needing.getFirst()) : needing) {
      Said said = kind.says(name).orElseThrow();
      Optional<SettingKey> key = expression.key(kind.kind(), said, all);
      if (key.isPresent()) {
        bring(key.get(), said.value(), said);
        (all ? some : List.of(kind)).forEach(k -> k.set().put(name, said.value()));
      }
    }
  }

  private boolean alike(Said one, Said other) {
    boolean known = !expression.dictionary().kindsWith(one.name()).isEmpty();
    return one.value().equals(other.value())
        && (known || one.parameter().section().equalsIgnoreCase(other.parameter().section()));
  }

  private void bring(SettingKey key, String value, Said said) {
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfSetting(level, key, Optional.of(Secret.of(value))), said.from()));
  }
}
