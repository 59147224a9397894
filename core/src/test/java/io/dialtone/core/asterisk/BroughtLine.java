// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;

/** One thing that is brought, short enough for a test to list. */
final class BroughtLine {

  private BroughtLine() {}

  static String of(Brought brought) {
    return switch (brought) {
      case Brought.OfAccount a ->
          "account "
              + a.name()
              + " "
              + a.number().orElse("-")
              + " \""
              + a.displayName().orElse("-")
              + "\""
              + a.login().map(login -> " login " + login).orElse("")
              + a.password().map(Secret::reveal).map(word -> " " + word).orElse(" -")
              + a.server().map(host -> " at " + host).orElse("");
      case Brought.OfPhone p ->
          "phone "
              + p.mac()
              + " "
              + p.kind().map(kind -> kind.text()).orElse("-")
              + p.label().map(label -> " \"" + label + "\"").orElse("");
      case Brought.OfLine(var mac, var line, var account) ->
          "line " + mac + " " + line + "=" + account.orElse("");
      case Brought.OfSetting s ->
          s.level() + " " + s.key() + "=" + s.value().map(Secret::reveal).orElse("");
      case Brought.NoAccount(var name) -> "no account " + name;
      case Brought.OfGroup _,
          Brought.OfKey _,
          Brought.OfTemplate _,
          Brought.OfFile _,
          Brought.OfRule _,
          Brought.OfContact _,
          Brought.NoContact _ ->
          throw new AssertionError(brought);
      case Brought.OfEdition _, Brought.OfFloor _ -> throw new IllegalArgumentException();
    };
  }
}
