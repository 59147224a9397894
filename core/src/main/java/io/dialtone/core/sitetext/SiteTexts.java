// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Writes a site as text files: always in the same order, a thing said a line, so that a change of
 * the site is as small a change of the text.
 */
public final class SiteTexts {

  /** What the format is called; a later one is refused by who knows this one alone. */
  static final String FORMAT = "1";

  private final Site site;
  private final BiFunction<Secret, String, String> seal;

  private SiteTexts(Site site, BiFunction<Secret, String, String> seal) {
    this.site = site;
    this.seal = seal;
  }

  /** What phones were last given, and what every later config_sn is larger than. */
  public record Given(List<Edition> editions, Optional<ConfigSerial> floor) {
    public Given {
      editions = List.copyOf(editions);
    }
  }

  /** How secrets are written. */
  public sealed interface Secrets {
    /** As they are. */
    record Plain() implements Secrets {}

    /**
     * Sealed, each by this with its owner.
     *
     * @param key which key it is; empty where there is none, and so no secret either
     */
    record Sealed(String key, BiFunction<Secret, String, String> seal) implements Secrets {}
  }

  /** All the files by their names. */
  public static SortedMap<String, String> write(Site site, Given given, Secrets secrets) {
    SiteTexts texts =
        new SiteTexts(
            site,
            switch (secrets) {
              case Secrets.Plain() -> (secret, _) -> TextValue.plain(secret.reveal());
              case Secrets.Sealed(_, var seal) ->
                  (secret, owner) -> TextValue.sealed(seal.apply(secret, owner));
            });
    SortedMap<String, String> all = new TreeMap<>();
    for (TextName name : TextName.values()) {
      StringBuilder text = new StringBuilder(name.header());
      switch (name) {
        case SITE -> texts.site(text, secrets);
        case FILES -> site.files().forEach(file -> texts.file(text, file));
        case TEMPLATES -> site.templates().forEach(template -> texts.template(text, template));
        case ACCOUNTS -> site.accounts().forEach(account -> texts.account(text, account));
        case GROUPS -> texts.groups(text);
        case RULES -> texts.rules(text);
        case PHONES -> site.phones().forEach(phone -> texts.phone(text, phone));
        case CONTACTS -> texts.contacts(text);
        case EDITIONS -> EditionTexts.write(text, given);
      }
      all.put(name.file(), text.toString());
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static void section(StringBuilder text, String name) {
    text.append("\n[").append(name).append("]\n");
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  private void site(StringBuilder text, Secrets secrets) {
    line(text, "format", FORMAT);
    if (secrets instanceof Secrets.Sealed(var key, _) && !key.isEmpty()) {
      line(text, "key", key);
    }
  }

  private void file(StringBuilder text, SiteFile file) {
    section(text, file.name());
    line(text, "kind", file.kind().text());
    line(text, "sha256", file.sha256());
    line(text, "length", Long.toString(file.length()));
  }

  private void template(StringBuilder text, KeyTemplate template) {
    section(text, template.name());
    template.keys().forEach((key, use) -> line(text, "key " + key, TextValue.key(use)));
  }

  private void account(StringBuilder text, Account account) {
    section(text, account.name());
    line(text, "number", TextValue.plain(account.number()));
    line(text, "name", TextValue.plain(account.displayName()));
    account.login().ifPresent(login -> line(text, "login", TextValue.plain(login)));
    line(text, "password", seal.apply(account.password(), TextValue.accountOwner(account.name())));
    account.server().ifPresent(server -> line(text, "server", TextValue.plain(server)));
    account.source().ifPresent(source -> line(text, "source", TextValue.plain(source)));
  }

  private void groups(StringBuilder text) {
    SortedMap<String, Group> byPath = new TreeMap<>();
    site.groups().forEach(group -> byPath.put(path(group), group));
    byPath.forEach((path, group) -> {
      section(text, path);
      settings(text, path, group.settings());
    });
  }

  /** Of a number that has several names, the others as {@code name 2}, {@code name 3}. */
  private void contacts(StringBuilder text) {
    SortedMap<String, List<String>> names = new TreeMap<>();
    site.contacts()
        .forEach(contact ->
            names.computeIfAbsent(contact.number(), _ -> new ArrayList<>()).add(contact.name()));
    names.forEach((number, all) -> {
      section(text, number);
      for (int at = 0; at < all.size(); at++) {
        line(text, at == 0 ? "name" : "name " + (at + 1), TextValue.plain(all.get(at)));
      }
    });
  }

  private void rules(StringBuilder text) {
    int place = 1;
    for (PlacementRule rule : site.rules().all()) {
      section(text, "rule " + place++);
      RuleMatch match = rule.match();
      match.subnet().ifPresent(net -> line(text, "subnet", net.toString()));
      match.circuitId().ifPresent(id -> line(text, "circuit-id", TextValue.plain(id)));
      match.remoteId().ifPresent(id -> line(text, "remote-id", TextValue.plain(id)));
      match.macs().ifPresent(range -> line(text, "mac", range.toString()));
      match.model().ifPresent(model -> line(text, "model", model.name()));
      match.protocol().ifPresent(spoken -> line(text, "protocol", spoken.name()));
      line(text, "state", rule.placement().text());
      rule.group()
          .flatMap(site::group)
          .ifPresent(group -> line(text, "group", TextValue.plain(path(group))));
    }
  }

  private String path(Group group) {
    StringBuilder path = new StringBuilder();
    site.chain(group.id()).stream().skip(1).forEach(at -> path.append('/').append(at.name()));
    return path.isEmpty() ? "/" : path.toString();
  }

  private void settings(StringBuilder text, String level, Settings settings) {
    settings
        .all()
        .forEach((key, value) ->
            line(
                text,
                "set " + key.text(),
                switch (value) {
                  case SettingValue.Plain(String plain) -> TextValue.plain(plain);
                  case SettingValue.Hidden(var secret) ->
                      seal.apply(secret, TextValue.settingOwner(level, key));
                }));
  }

  private void phone(StringBuilder text, Phone phone) {
    MacAddress mac = phone.mac();
    section(text, mac.toString());
    line(text, "kind", TextValue.kind(phone.kind()));
    line(text, "state", phone.state().text());
    String group = site.group(phone.place().group()).map(this::path).orElse("/");
    line(text, "group", TextValue.plain(group));
    line(text, "label", TextValue.plain(phone.place().label()));
    line(text, "location", TextValue.plain(phone.place().location()));
    phone.use().lines().forEach((line, of) -> line(text, "line " + line, TextValue.plain(of)));
    for (Map.Entry<Integer, FunctionKey> key : phone.use().keys().entrySet()) {
      line(text, "key " + key.getKey(), TextValue.key(key.getValue()));
    }
    settings(text, mac.toString(), phone.settings());
  }
}
