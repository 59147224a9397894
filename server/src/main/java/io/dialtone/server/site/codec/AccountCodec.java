// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.ItemKey;
import tools.jackson.databind.node.ObjectNode;

/** Accounts as JSON. */
final class AccountCodec implements ItemCodec<Account> {

  @Override
  public void write(Account account, ObjectNode body, Seals seals) {
    body.put("number", account.number());
    body.put("displayName", account.displayName());
    account.login().ifPresent(login -> body.put("login", login));
    Fields.putSecret(body, "password", account.password(), owner(account.key()), seals);
    account.server().ifPresent(server -> body.put("server", server));
    account.source().ifPresent(source -> body.put("source", source));
  }

  @Override
  public Account read(ItemKey key, Fields body, Seals seals) {
    String number = body.text("number");
    return new Account(
        key.id(),
        number.equals(key.id()) ? key.id() : number, // as most are, and then it is kept once
        body.text("displayName"),
        body.optionalText("login"),
        body.secret("password", owner(key), seals),
        body.optionalText("server"),
        body.optionalText("source"));
  }

  private static String owner(ItemKey key) {
    return key + " password";
  }
}
