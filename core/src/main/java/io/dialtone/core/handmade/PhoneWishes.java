// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.value.Assignment;
import io.dialtone.core.render.value.KeyText;
import io.dialtone.core.render.value.SiteValues;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one phone comes to: the accounts on its lines, and of the rest that it is told whatever
 * neither they nor its group say to it.
 */
final class PhoneWishes {

  private final HandPhone phone;
  private final KindPlan kind;
  private final Expression expression;
  private final LineReading lines;
  private final List<HandmadePlan.Entry> entries = new ArrayList<>();

  PhoneWishes(HandPhone phone, KindPlan kind, Expression expression, LineReading lines) {
    this.phone = phone;
    this.kind = kind;
    this.expression = expression;
    this.lines = lines;
  }

  /**
   * What it comes to.
   *
   * @param common what the common file says that it takes
   * @param own what its own file says
   */
  List<HandmadePlan.Entry> entries(Map<String, Said> common, Map<String, Said> own) {
    SortedMap<String, Said> told = new TreeMap<>(common);
    told.putAll(own);
    SortedMap<String, String> byAccounts = new TreeMap<>();
    for (int line = 1; line <= kind.sheet().sizes().lines(); line++) {
      String number = "TEL" + line + "Number";
      if (own.containsKey(ConfigShelf.key(number))
          && expression.dictionary().find(phone.kind(), number).isPresent()) {
        byAccounts.putAll(line(line, told, own));
      }
    }
    SortedMap<String, String> bySettings = settings(told);
    SortedSet<String> names = new TreeSet<>(told.keySet());
    names.addAll(kind.set().keySet());
    for (String name : names) {
      Optional<String> derived =
          Optional.ofNullable(byAccounts.get(name))
              .or(() -> Optional.ofNullable(bySettings.get(name)))
              .or(() -> unsaid(name));
      Optional<Said> said = Optional.ofNullable(told.get(name));
      if (said.isPresent()) {
        say(said.get(), derived);
      } else if (!byAccounts.containsKey(name)) {
        putBack(name, derived);
      }
    }
    return entries;
  }

  /** What it has by its group, or of itself. */
  private Optional<String> unsaid(String name) {
    return Optional.ofNullable(kind.set().get(name)).or(() -> ofItself(name));
  }

  private Optional<String> ofItself(String name) {
    return kind.stands(name) ? Optional.empty() : expression.preset(phone.kind(), name);
  }

  /** The settings of ours that say exactly what it is told, and what they put, by keys of names. */
  private SortedMap<String, String> settings(Map<String, Said> told) {
    SortedMap<String, String> puts = new TreeMap<>();
    OwnSettings.candidates(List.of(new Telling(kind.sheet(), told)))
        .forEach((setting, value) -> {
          List<Assignment> all = SiteValues.derive(setting, value, kind.sheet()).parameters();
          Optional<Said> first =
              all.stream()
                  .flatMap(
                      one -> Optional.ofNullable(told.get(ConfigShelf.key(one.name()))).stream())
                  .filter(said ->
                      !unsaid(ConfigShelf.key(said.name())).equals(Optional.of(said.value())))
                  .findFirst();
          boolean ofLines = setting == SiteSetting.SIP_SERVER || setting == SiteSetting.SIP_BACKUP;
          if (!ofLines && first.isPresent() && all.stream().allMatch(one -> says(told, one))) {
            bring(SettingKey.of(setting.text()), Optional.of(value), first.get().from());
            for (Assignment one : all) {
              puts.put(ConfigShelf.key(one.name()), one.value());
              bring(SettingKey.of(one.name()), Optional.empty(), first.get().from());
            }
          }
        });
    return puts;
  }

  /** Whether it is told this, or nothing by anybody and has it of itself. */
  private boolean says(Map<String, Said> told, Assignment one) {
    String name = ConfigShelf.key(one.name());
    Optional<String> silent = kind.set().containsKey(name) ? Optional.empty() : ofItself(name);
    return Optional.ofNullable(told.get(name))
            .map(Said::value)
            .or(() -> silent)
            .equals(Optional.of(one.value()))
        && expression.fitsAll(one.name(), one.value());
  }

  private SortedMap<String, String> line(int line, Map<String, Said> told, Map<String, Said> own) {
    Said at = own.get(ConfigShelf.key("TEL" + line + "Number"));
    Optional<LineReading.Line> read = lines.read(line, told, kind.set());
    if (at == null || at.value().isEmpty()) {
      return new TreeMap<>();
    }
    if (read.isEmpty()) {
      expression
          .notes()
          .add(
              at.note(
                  Note.Kind.BESIDE,
                  "line "
                      + line
                      + " makes no account (no password or login, or another phone has one of this"
                      + " number that differs): it is kept as settings of the phone"));
      return new TreeMap<>();
    }
    Brought.OfAccount account = read.get().account();
    if (read.get().isNew()) {
      entries.add(new HandmadePlan.Entry(account, at.from()));
    }
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfLine(phone.mac(), line, Optional.of(account.name())), at.from()));
    return LineReading.puts(line, account);
  }

  private void say(Said said, Optional<String> derived) {
    if (expression.isOurs(phone.kind(), said) || derived.equals(Optional.of(said.value()))) {
      return;
    }
    expression
        .key(phone.kind(), said, false)
        .ifPresent(key -> {
          if (!key(said.name(), said.value(), said.from())) {
            KeyText.number(said.name())
                .ifPresent(number ->
                    expression
                        .notes()
                        .add(
                            said.note(
                                Note.Kind.BESIDE,
                                said.name()
                                    + " stays a parameter: no use of key "
                                    + number
                                    + " says exactly that")));
            bring(bare(key), Optional.of(said.value()), said.from());
          }
        });
  }

  /** A function key of the site, if it says exactly the same. */
  private boolean key(String name, String value, String from) {
    Optional<Integer> number =
        KeyText.number(name)
            .filter(key -> key <= kind.sheet().sizes().expansionKeys())
            .filter(_ -> expression.dictionary().find(phone.kind(), name).isPresent());
    Optional<FunctionKey> use = KeyText.parse(value);
    if (number.isEmpty() || use.isEmpty()) {
      return false;
    }
    entries.add(new HandmadePlan.Entry(new Brought.OfKey(phone.mac(), number.get(), use), from));
    bring(SettingKey.of(KeyText.name(number.get())), Optional.empty(), from);
    return true;
  }

  /** What its group says and the folder does not say to it, stands at what nobody set. */
  private void putBack(String name, Optional<String> derived) {
    Optional<ParameterDef> def = expression.dictionary().find(phone.kind(), name);
    Optional<String> preset = def.flatMap(ParameterDef::defaultValue);
    if (preset.isEmpty()) {
      expression
          .notes()
          .add(
              new Note(
                  Note.Kind.LEFT,
                  phone.first().path(),
                  0,
                  "its group says "
                      + kind.says(name).map(Said::name).orElse(name)
                      + " and the folder says nothing of it to this phone, which will hear it:"
                      + " no default is known to put in its place"));
    } else if (!preset.equals(derived) && !key(name, preset.get(), phone.first().path())) {
      bring(SettingKey.of(def.orElseThrow().name()), preset, phone.first().path());
    }
  }

  /** At a phone no scope is needed. */
  private static SettingKey bare(SettingKey key) {
    return new SettingKey(Scope.ALL, key.name());
  }

  /** A setting of the phone; without a value, none of this name counts over what stands for it. */
  private void bring(SettingKey key, Optional<String> value, String from) {
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfSetting(phone.mac().toString(), key, value.map(Secret::of)), from));
  }
}
