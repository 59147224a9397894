// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.ParameterType;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the accounts in what phones' own files say of their lines (FIL-2). */
final class LineReading {

  /** What an account's number, login and name may be made of. */
  private static final Pattern USER =
      Pattern.compile("(?!\\.+$)[^\\s@<>\":;,/\\\\*?|\\p{Cntrl}]{1,64}");

  private static final int LONGEST_NAME = 64;
  private static final String NONE = "";
  private static final String USUAL_PORT = "5060";

  private final Expression expression;
  private final SortedMap<String, Brought.OfAccount> accounts = new TreeMap<>();

  LineReading(Expression expression) {
    this.expression = expression;
  }

  /** A line's account, and whether nobody had it before. */
  record Line(Brought.OfAccount account, boolean isNew) {}

  /**
   * The account on a line; empty where what is said makes none, or one of that number is there that
   * is another.
   *
   * @param said what the phone is told
   * @param group what its group says, by the keys of names
   */
  Optional<Line> read(int line, Map<String, Said> said, Map<String, String> group) {
    Optional<String> number =
        value(said, "TEL" + line + "Number").filter(text -> isUser("TEL1Number", text));
    Optional<String> login = value(said, "regid" + line).filter(text -> isUser("regid1", text));
    Optional<String> password =
        value(said, "regpwd" + line)
            .filter(text -> !text.isEmpty() && expression.fitsAll("regpwd1", text));
    if (number.isEmpty() || login.isEmpty() || password.isEmpty()) {
      return Optional.empty();
    }
    String name = value(said, "DisplayName" + line).filter(LineReading::isName).orElse("");
    Brought.OfAccount account =
        new Brought.OfAccount(
            number.get(),
            number,
            Optional.of(name),
            Optional.of(login.get().equals(number.get()) ? NONE : login.get()),
            password.map(Secret::of),
            server(line, said, group));
    Optional<Brought.OfAccount> there = Optional.ofNullable(accounts.get(number.get()));
    if (there.isEmpty()) {
      accounts.put(number.get(), account);
      return Optional.of(new Line(account, true));
    }
    return there.filter(known -> isSame(known, account)).map(known -> new Line(known, false));
  }

  private boolean isUser(String name, String text) {
    return USER.matcher(text).matches() && expression.fitsAll(name, text);
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && new ParameterType.Free().fault(text).isEmpty();
  }

  private static boolean isSame(Brought.OfAccount one, Brought.OfAccount other) {
    return one.login().equals(other.login())
        && one.password().map(Secret::reveal).equals(other.password().map(Secret::reveal))
        && one.server().equals(other.server());
  }

  /** Where it registers; none of its own where that is where its group does, or two places. */
  private static Optional<String> server(
      int line, Map<String, Said> said, Map<String, String> group) {
    String host = value(said, "RegisterServerMP" + line).orElse("");
    String port = value(said, "sip_reg_srv_portMP" + line).orElse(USUAL_PORT);
    boolean asGroup =
        host.equals(group.getOrDefault(ConfigShelf.key("RegisterServerMP" + line), ""))
            && port.equals(
                group.getOrDefault(ConfigShelf.key("sip_reg_srv_portMP" + line), USUAL_PORT));
    boolean two =
        !host.equals(value(said, "ProxyServerMP" + line).orElse(NONE))
            || !port.equals(value(said, "sip_pxy_srv_portMP" + line).orElse(USUAL_PORT));
    String text = port.equals(USUAL_PORT) ? host : host + ":" + port;
    if (host.isEmpty()) {
      return Optional.empty();
    }
    boolean meant = !asGroup && !two;
    return Optional.of(
        meant && new ParameterType.HostOrAddress(true).fault(text).isEmpty() ? text : NONE);
  }

  private static Optional<String> value(Map<String, Said> said, String name) {
    return Optional.ofNullable(said.get(ConfigShelf.key(name))).map(Said::value);
  }

  /** What an account puts on a line, by the keys of names. */
  static SortedMap<String, String> puts(int line, Brought.OfAccount account) {
    SortedMap<String, String> puts = new TreeMap<>();
    String number = account.number().orElse(account.name());
    put(puts, "TEL" + line + "Number", number);
    put(puts, "TEL0" + line + "Use", "1");
    put(puts, "regid" + line, account.login().filter(text -> !text.isEmpty()).orElse(number));
    put(puts, "regpwd" + line, account.password().map(Secret::reveal).orElse(""));
    put(puts, "DisplayName" + line, account.displayName().orElse(""));
    put(puts, "DisplayNum" + line, number);
    account
        .server()
        .filter(text -> !text.isEmpty())
        .ifPresent(server -> {
          int colon = server.lastIndexOf(':');
          String host = colon < 0 ? server : server.substring(0, colon);
          String port = colon < 0 ? USUAL_PORT : server.substring(colon + 1);
          put(puts, "ProxyServerMP" + line, host);
          put(puts, "RegisterServerMP" + line, host);
          put(puts, "sip_pxy_srv_portMP" + line, port);
          put(puts, "sip_reg_srv_portMP" + line, port);
        });
    return puts;
  }

  private static void put(SortedMap<String, String> puts, String name, String value) {
    puts.put(ConfigShelf.key(name), value);
  }
}
