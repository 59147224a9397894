// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
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
    SortedSet<String> names = new TreeSet<>(told.keySet());
    names.addAll(kind.set().keySet());
    for (String name : names) {
      Optional<String> derived =
          Optional.ofNullable(byAccounts.get(name))
              .or(() -> Optional.ofNullable(kind.set().get(name)))
              .or(() ->
                  kind.stands(name) ? Optional.empty() : expression.preset(phone.kind(), name));
      Optional<Said> said = Optional.ofNullable(told.get(name));
      if (said.isPresent()) {
        say(said.get(), derived);
      } else if (!byAccounts.containsKey(name)) {
        putBack(name, derived);
      }
    }
    return entries;
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
        .ifPresent(key -> bring(bare(key), said.value(), said.from()));
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
    } else if (!preset.equals(derived)) {
      bring(SettingKey.of(def.orElseThrow().name()), preset.get(), phone.first().path());
    }
  }

  /** At a phone no scope is needed. */
  private static SettingKey bare(SettingKey key) {
    return new SettingKey(Scope.ALL, key.name());
  }

  private void bring(SettingKey key, String value, String from) {
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfSetting(phone.mac().toString(), key, Optional.of(Secret.of(value))),
            from));
  }
}
