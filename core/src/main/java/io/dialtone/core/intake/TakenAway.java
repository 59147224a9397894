// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.intake;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteItem;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What would take away what somebody brought along: a setting, a line, a key of a phone, an
 * account's own login or server. What stands at an item and what is brought to it are found
 * together by it.
 */
public final class TakenAway {

  private static final Optional<String> NONE = Optional.of("");

  private TakenAway() {}

  /** What would take away all that is brought of this kind. */
  public static List<Brought> of(Brought brought) {
    return switch (brought) {
      case Brought.OfSetting(var level, var key, _) ->
          List.of(new Brought.OfSetting(canonical(level), key, Optional.empty()));
      case Brought.OfLine(var mac, var line, _) ->
          List.of(new Brought.OfLine(mac, line, Optional.empty()));
      case Brought.OfKey(var mac, var key, _) ->
          List.of(new Brought.OfKey(mac, key, Optional.empty()));
      case Brought.OfAccount account -> {
        List<Brought> both = new ArrayList<>();
        account.login().ifPresent(_ -> both.add(login(account.name())));
        account.server().ifPresent(_ -> both.add(server(account.name())));
        yield both;
      }
      default -> List.of();
    };
  }

  private static String canonical(String level) {
    return MacAddress.parse(level).map(MacAddress::toString).orElse(level);
  }

  /**
   * What stands at an item, with its value, by what would take it away.
   *
   * @param level the item's path, where it is a group
   */
  public static Map<Brought, String> standing(SiteItem item, String level) {
    Map<Brought, String> all = new LinkedHashMap<>();
    switch (item) {
      case Group group -> settings(level, group.settings(), all);
      case Phone phone -> {
        settings(phone.mac().toString(), phone.settings(), all);
        phone
            .use()
            .lines()
            .forEach((line, account) ->
                all.put(new Brought.OfLine(phone.mac(), line, Optional.empty()), account));
        keys(phone.mac(), phone.use().keys(), all);
      }
      case Account account -> {
        account.login().ifPresent(login -> all.put(login(account.name()), login));
        account.server().ifPresent(server -> all.put(server(account.name()), server));
      }
      default -> {}
    }
    return Collections.unmodifiableMap(all);
  }

  private static void settings(String level, Settings settings, Map<Brought, String> all) {
    settings
        .all()
        .forEach((key, value) ->
            all.put(new Brought.OfSetting(level, key, Optional.empty()), value.reveal()));
  }

  private static void keys(
      MacAddress mac, SortedMap<Integer, FunctionKey> keys, Map<Brought, String> all) {
    keys.forEach((number, key) ->
        all.put(
            new Brought.OfKey(mac, number, Optional.empty()),
            key.use().text() + ":" + key.target()));
  }

  private static Brought login(String account) {
    return account(account, NONE, Optional.empty());
  }

  private static Brought server(String account) {
    return account(account, Optional.empty(), NONE);
  }

  private static Brought account(String name, Optional<String> login, Optional<String> server) {
    Optional<Secret> asItIs = Optional.empty();
    return new Brought.OfAccount(name, Optional.empty(), Optional.empty(), login, asItIs, server);
  }

  /** Where it is and what it is, for people. */
  public static String words(Brought away) {
    return switch (away) {
      case Brought.OfSetting(var level, var key, _) -> level + " " + key.text();
      case Brought.OfLine(var mac, var line, _) -> mac + " line " + line;
      case Brought.OfKey(var mac, var key, _) -> mac + " key " + key;
      case Brought.OfAccount account ->
          "account " + account.name() + (account.login().isPresent() ? " login" : " server");
      default -> throw new IllegalArgumentException("nothing is taken away by " + away);
    };
  }
}
