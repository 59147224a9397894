// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import java.util.SortedMap;
import java.util.TreeMap;

/** An item of the site taken apart, so that two of its states can be held side by side. */
final class ItemFields {

  private final Shown shown;
  private final SortedMap<String, String> fields = new TreeMap<>();

  private ItemFields(Shown shown) {
    this.shown = shown;
  }

  static SortedMap<String, String> of(SiteItem item, Shown shown) {
    ItemFields all = new ItemFields(shown);
    switch (item) {
      case Group group -> all.group(group);
      case Phone phone -> all.phone(phone);
      case Account account -> all.account(account);
      case KeyTemplate template ->
          template.keys().forEach((n, key) -> all.put("key " + n, KeyOrders.text(key)));
      case Contact contact -> {
        all.put("name", contact.name());
        all.put("number", contact.number());
      }
      case SiteFile file -> {
        all.put("kind", file.kind().text());
        all.put("sha256", file.sha256());
        all.put("length", Long.toString(file.length()));
      }
      case PlacementRules rules -> all.rules(rules);
    }
    return all.fields;
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private void group(Group group) {
    put("name", group.name());
    if (!group.id().isRoot()) {
      put("in group", group.parent().toString());
    }
    settings(group.settings());
  }

  private void phone(Phone phone) {
    put("kind", Scope.of(phone.kind()).text());
    put("state", phone.state().text());
    put("in group", phone.place().group().toString());
    put("label", phone.place().label());
    put("location", phone.place().location());
    phone.use().lines().forEach((line, account) -> put("line " + line, account));
    phone.use().keys().forEach((number, key) -> put("key " + number, KeyOrders.text(key)));
    settings(phone.settings());
    phone.found().ifPresent(found -> put("found", FoundJson.words(found)));
  }

  private void rules(PlacementRules rules) {
    int place = 1;
    for (PlacementRule rule : rules.all()) {
      String group = rule.group().map(id -> ", to group " + id).orElse("");
      put("rule " + place, rule.match().text() + ": " + rule.placement().text() + group);
      place++;
    }
  }

  private void account(Account account) {
    put("number", account.number());
    put("display name", account.displayName());
    account.login().ifPresent(login -> put("login", login));
    put("password", shown.text(account.password()));
    account.server().ifPresent(server -> put("server", server));
    account.source().ifPresent(source -> put("kept by", source));
  }

  private void settings(Settings settings) {
    settings.all().forEach((key, value) -> put(key.text(), shown.text(value)));
  }
}
