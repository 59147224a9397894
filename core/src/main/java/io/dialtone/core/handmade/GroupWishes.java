// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.value.Assignment;
import io.dialtone.core.render.value.KeyText;
import io.dialtone.core.render.value.SiteValues;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.List;
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
  private final Standing standing;
  private final SortedSet<SettingKey> cleared = new TreeSet<>();
  private final List<HandmadePlan.Entry> entries = new ArrayList<>();

  GroupWishes(List<KindPlan> kinds, String level, Expression expression, Standing standing) {
    this.kinds = kinds;
    this.level = level;
    this.expression = expression;
    this.standing = standing;
  }

  List<HandmadePlan.Entry> entries() {
    own(kinds, Scope.ALL);
    if (kinds.size() > 1) {
      kinds.forEach(kind -> own(List.of(kind), Scope.of(kind.kind())));
    }
    SortedSet<String> names = new TreeSet<>();
    kinds.forEach(kind -> names.addAll(kind.common().keySet()));
    names.forEach(this::parameter);
    return entries;
  }

  /** The settings of ours that say to each of these kinds what its common file does, no more. */
  private void own(List<KindPlan> some, Scope scope) {
    OwnSettings.candidates(some.stream().map(KindPlan::telling).toList())
        .forEach((setting, value) -> own(some, new SettingKey(scope, setting.text()), value));
  }

  private void own(List<KindPlan> some, SettingKey key, String value) {
    SiteSetting setting = SiteSetting.named(key.name()).orElseThrow();
    boolean useful = false;
    Optional<Said> first = Optional.empty();
    for (KindPlan kind : some) {
      for (Assignment assignment : SiteValues.derive(setting, value, kind.sheet()).parameters()) {
        if (!says(kind, setting, assignment)
            || !expression.fitsAll(assignment.name(), assignment.value())) {
          return;
        }
        Optional<Said> said = kind.says(assignment.name());
        useful |= said.filter(one -> isOpen(kind, one)).isPresent();
        first = first.or(() -> said);
      }
    }
    if (!useful) {
      return;
    }
    bring(key, Optional.of(value), first.orElseThrow());
    for (KindPlan kind : some) {
      for (Assignment assignment : SiteValues.derive(setting, value, kind.sheet()).parameters()) {
        kind.set().put(ConfigShelf.key(assignment.name()), assignment.value());
        clear(key, assignment.name(), kind, first.orElseThrow());
      }
    }
  }

  /** Nothing that stands at the group counts over what is brought there. */
  private void clear(SettingKey brought, String parameter, KindPlan kind, Said said) {
    for (SettingKey over : standing.over(brought, parameter, kind.kind())) {
      if (cleared.add(over)) {
        bring(over, Optional.empty(), said);
      }
    }
  }

  /** Whether its common file says this, or nothing, where phones have it of themselves. */
  private boolean says(KindPlan kind, SiteSetting by, Assignment assignment) {
    String name = assignment.name();
    return kind.says(name)
        .map(Said::value)
        .or(() ->
            expression
                .preset(kind.kind(), name)
                .filter(_ -> !standsBeside(kind, by, ConfigShelf.key(name))))
        .equals(Optional.of(assignment.value()));
  }

  /** Whether the site says it already by anything but this setting, which is brought anew. */
  private boolean standsBeside(KindPlan kind, SiteSetting by, String name) {
    return kind.stands(name) && standing.names(kind.sheet(), Optional.of(by)).contains(name);
  }

  private boolean isOpen(KindPlan kind, Said said) {
    return !kind.set().containsKey(ConfigShelf.key(said.name())) && isBrought(kind, said);
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
    boolean none = true;
    for (KindPlan kind : kinds) {
      Optional<Said> said = kind.says(name);
      boolean done = kind.set().containsKey(name);
      none &= !done;
      boolean ours = said.filter(s -> expression.isOurs(kind.kind(), s)).isPresent();
      if (!done && !ours) {
        boolean knows =
            expression.dictionary().find(kind.kind(), name).filter(d -> !d.own()).isPresent();
        (knows ? knowing : others).add(kind);
      }
    }
    bring(knowing, name, none);
    bring(
        others,
        name,
        none && knowing.isEmpty() && expression.dictionary().kindsWith(name).isEmpty());
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
        KeyText.number(said.name()).ifPresent(_ -> expression.notes().add(keys(said)));
        bring(key.get(), Optional.of(said.value()), said);
        (all ? some : List.of(kind))
            .forEach(k -> {
              k.set().put(name, said.value());
              clear(key.get(), said.name(), k, said);
            });
      }
    }
  }

  private static Note keys(Said said) {
    return new Note(
        Note.Kind.BESIDE,
        said.file(),
        0,
        "its function keys stay parameters: a template of keys would stand in each phone's own"
            + " file");
  }

  private boolean alike(Said one, Said other) {
    boolean known = !expression.dictionary().kindsWith(one.name()).isEmpty();
    return one.value().equals(other.value())
        && (known || one.parameter().section().equalsIgnoreCase(other.parameter().section()));
  }

  private void bring(SettingKey key, Optional<String> value, Said said) {
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfSetting(level, key, value.map(Secret::of)), said.from()));
  }
}
