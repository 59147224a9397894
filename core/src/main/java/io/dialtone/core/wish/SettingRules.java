// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.List;
import java.util.Optional;

/** What may be set at a level. */
final class SettingRules {

  private final Draft draft;
  private final ParameterRules parameters;
  private final SiteValues values;

  SettingRules(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    parameters = new ParameterRules(draft, dictionary);
    values = new SiteValues(draft, dictionary);
  }

  Optional<String> set(Wish.SetSetting wish) {
    Optional<Settings> standing = settings(wish.level());
    if (standing.isEmpty()) {
      return Optional.of(noLevel(wish.level()));
    }
    SettingKey key = wish.key();
    List<FilePrefix> kinds = kinds(wish.level(), key.scope());
    if (kinds.isEmpty()) {
      return Optional.of(
          text(wish.level()) + " is none of " + key.scope().text() + ": set " + key.name());
    }
    return switch (rule(key, wish.value().reveal(), kinds)) {
      case Ruling.Wrong(var reason) -> Optional.of(reason);
      case Ruling.Fine fine -> put(wish.level(), standing.get(), key.scope(), fine);
    };
  }

  Optional<String> unset(Level level, SettingKey key) {
    Optional<Settings> standing = settings(level);
    if (standing.isEmpty()) {
      return Optional.of(noLevel(level));
    }
    if (standing.get().find(key).isEmpty()) {
      return Optional.of(
          "nothing is set as " + key + " at " + text(level) + ": look at where its value is from");
    }
    draft.say("unset " + key + " at " + text(level));
    put(level, standing.get().without(key));
    return Optional.empty();
  }

  /** Why what is set at a phone does not fit it any more, since it is of another kind. */
  Optional<String> misfit(Phone phone) {
    for (SettingKey key : phone.settings().all().keySet()) {
      if (!key.scope().covers(phone.kind())) {
        draft.warn(key + " at phone " + phone.mac() + " says nothing to an " + kind(phone));
      } else if (rule(key, phone.settings().all().get(key).reveal(), List.of(phone.kind()))
          instanceof Ruling.Wrong(var reason)) {
        return Optional.of(reason + "; unset " + key + " at phone " + phone.mac() + " first");
      }
    }
    return Optional.empty();
  }

  private static String kind(Phone phone) {
    return KindsOfPhones.text(phone.kind());
  }

  private Ruling rule(SettingKey key, String value, List<FilePrefix> kinds) {
    return SiteSetting.named(key.name())
        .map(setting -> values.rule(setting, value, kinds))
        .orElseGet(() -> parameters.rule(key, value, kinds));
  }

  private Optional<String> put(Level level, Settings standing, Scope scope, Ruling.Fine fine) {
    SettingKey key = new SettingKey(scope, fine.name());
    if (standing.find(key).isEmpty() && standing.all().size() >= SiteLimits.SETTINGS) {
      return Optional.of(
          "more than "
              + SiteLimits.SETTINGS
              + " settings at "
              + text(level)
              + ": unset some first");
    }
    SettingValue value =
        fine.secret()
            ? new SettingValue.Hidden(Secret.of(fine.value()))
            : new SettingValue.Plain(fine.value());
    if (SiteSetting.named(fine.name()).isEmpty() && key.section().isEmpty()) {
      warnOfIdlePhones(level, key);
    }
    warnOfDoubts(level, fine);
    draft.say("set " + key + "=" + value + " at " + text(level));
    put(level, standing.with(key, value));
    return Optional.empty();
  }

  private void put(Level level, Settings settings) {
    switch (level) {
      case Level.OfGroup(var id) -> draft.put(draft.group(id).orElseThrow().with(settings));
      case Level.OfPhone(var mac) -> draft.put(draft.phone(mac).orElseThrow().with(settings));
    }
  }

  private Optional<Settings> settings(Level level) {
    return switch (level) {
      case Level.OfGroup(var id) -> draft.group(id).map(group -> group.settings());
      case Level.OfPhone(var mac) -> draft.phone(mac).map(Phone::settings);
    };
  }

  /** The kinds of phones that a setting with this scope may reach from a level. */
  private List<FilePrefix> kinds(Level level, Scope scope) {
    return switch (level) {
      case Level.OfGroup _ -> KindsOfPhones.in(scope);
      case Level.OfPhone(var mac) ->
          draft.phone(mac).map(Phone::kind).filter(scope::covers).stream().toList();
    };
  }

  /** What is odd about a value for the phones that are there. */
  private void warnOfDoubts(Level level, Ruling.Fine fine) {
    List<FilePrefix> doubted = List.copyOf(fine.doubts().keySet());
    List<FilePrefix> here =
        level instanceof Level.OfGroup(var top)
            ? KindsOfPhones.present(draft, top, doubted)
            : doubted;
    for (FilePrefix kind : here) {
      draft.warn(
          fine.name() + " " + fine.doubts().get(kind) + " (" + KindsOfPhones.text(kind) + ")");
    }
  }

  /** Where a value is for all phones of a group, and some there have no such parameter. */
  private void warnOfIdlePhones(Level level, SettingKey key) {
    if (level instanceof Level.OfGroup(var top)) {
      List<FilePrefix> lacking =
          KindsOfPhones.present(
              draft, top, parameters.without(key.name(), kinds(level, key.scope())));
      if (!lacking.isEmpty()) {
        draft.warn(
            ParameterRules.text(lacking)
                + " has no parameter "
                + key.name()
                + ": such phones in "
                + text(level)
                + " stay as they are");
      }
    }
  }

  private String text(Level level) {
    return Levels.text(level, draft::chain);
  }

  private static String noLevel(Level level) {
    return switch (level) {
      case Level.OfGroup(var id) -> Refusals.noGroup(id);
      case Level.OfPhone(var mac) -> Refusals.noPhone(mac);
    };
  }
}
