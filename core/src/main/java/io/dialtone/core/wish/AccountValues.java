// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.site.Account;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an account may say, as the parameters take it that it becomes on a line. */
final class AccountValues {

  private static final FilePrefix SIP_PHONE = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final Pattern USER = Pattern.compile("[^\\s@<>\":;,\\p{Cntrl}]+");

  private final Draft draft;
  private final Dictionary dictionary;

  AccountValues(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    this.dictionary = dictionary;
  }

  Optional<String> fault(Account account) {
    String whose = "account " + account.name() + ": the ";
    Optional<String> fault =
        Names.fault("an account", account.name())
            .or(() -> userFault(whose + "number ", account.number()))
            .or(() -> account.login().flatMap(login -> userFault(whose + "login ", login)))
            .or(() -> as("TEL1Number", account.number()).map(f -> whose + "number " + f))
            .or(() -> account.login().flatMap(l -> as("regid1", l)).map(f -> whose + "login " + f))
            .or(() -> as("regpwd1", account.password().reveal()).map(f -> whose + "password " + f))
            .or(() ->
                Names.lineFault(whose + "display name", account.displayName(), SiteLimits.NAME))
            .or(() ->
                account
                    .source()
                    .flatMap(text -> Names.lineFault(whose + "source", text, SiteLimits.NAME)))
            .or(() ->
                account
                    .server()
                    .flatMap(AccountValues::serverFault)
                    .map(f -> whose + "server " + f));
    if (fault.isEmpty()) {
      warn(account);
    }
    return fault;
  }

  private void warn(Account account) {
    if (Names.beyondLatin1(account.displayName())) {
      draft.warn(
          "account "
              + account.name()
              + ": its display name has letters that phones do not know"
              + " (ISO-8859-1): others stand for them on the phone");
    }
    Passwords.weakness(
            account.password().reveal(), account.number(), account.login().orElse(account.number()))
        .ifPresent(weak ->
            draft.warn(
                "account "
                    + account.name()
                    + ": its password "
                    + weak
                    + ", and calls at your cost are what guessers look for"));
  }

  private static Optional<String> userFault(String whose, String user) {
    return USER.matcher(user).matches()
        ? Optional.empty()
        : Optional.of(whose + "is the part of a SIP address before its \"@\", without blanks");
  }

  private static Optional<String> serverFault(String server) {
    return server.isEmpty()
        ? Optional.of("is empty: leave it out to take the site's")
        : new ParameterType.HostOrAddress(true).fault(server);
  }

  private Optional<String> as(String parameter, String value) {
    return dictionary.find(SIP_PHONE, parameter).flatMap(def -> def.fault(value));
  }
}
