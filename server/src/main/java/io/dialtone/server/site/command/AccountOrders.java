// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about accounts. */
record AccountOrders(SiteDesk desk) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("accounts", this::list);
    doings.put("put-account", this::put);
    doings.put("remove-account", this::remove);
  }

  private ObjectNode list(Order order) throws ControlRefusal {
    String after = order.optional("after").orElse("");
    Shown shown = new Shown(order.flag("reveal"));
    order.end();
    return desk.read(site ->
        Pages.of(
            site.accounts(),
            Account::name,
            after,
            (items, account) -> {
              ObjectNode json = items.addObject();
              json.put("name", account.name()).put("number", account.number());
              json.put("displayName", account.displayName());
              account.login().ifPresent(login -> json.put("login", login));
              json.put("password", shown.text(account.password()));
              account.server().ifPresent(server -> json.put("server", server));
              account.source().ifPresent(source -> json.put("source", source));
              ArrayNode phones = json.putArray("phones");
              site.phonesWith(account.name()).forEach(mac -> phones.add(mac.toString()));
            }));
  }

  /** A new account, or another value for what is named of one that is there. */
  private ObjectNode put(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    Optional<Account> there = desk.read(site -> site.account(name));
    Optional<String> password = order.optional("password");
    if (there.isEmpty() && password.isEmpty()) {
      throw new Refused("account " + name + " is new and needs its password");
    }
    Account account =
        new Account(
            name,
            order.optional("number").or(() -> there.map(Account::number)).orElse(name),
            order.optional("displayName").or(() -> there.map(Account::displayName)).orElse(""),
            order.optional("login").or(() -> there.flatMap(Account::login)),
            password.map(Secret::of).or(() -> there.map(Account::password)).orElseThrow(),
            order.optional("server").or(() -> there.flatMap(Account::server)),
            there.flatMap(Account::source));
    order.end();
    return Answers.of(desk.perform(new Wish.PutAccount(account), who));
  }

  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    order.end();
    return Answers.of(desk.perform(new Wish.RemoveAccount(name), who));
  }
}
