// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Scope;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A claim list read row by row.
 *
 * @param claims the rows that can be meant, in their order
 * @param faults what is wrong with each of the others, by its line
 */
public record ClaimList(List<Claim> claims, SortedMap<Long, Fault> faults) {

  /** A row that cannot be taken in, and why. */
  public record Fault(ClaimRow row, String reason) {}

  public ClaimList {
    claims = List.copyOf(claims);
    faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
  }

  /**
   * Reads every row; what is wrong with one keeps no other from being read.
   *
   * @param usual the kind of phone where a row says none
   */
  public static ClaimList read(
      ClaimColumns columns, List<ClaimRow> rows, Optional<FilePrefix> usual) {
    Reading reading = new Reading(columns, usual);
    int width = rows.isEmpty() ? 0 : columns.width(rows.getFirst());
    for (ClaimRow row : columns.header() && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows) {
      if (!row.isBlank()) {
        reading.read(row, width);
      }
    }
    return reading.list();
  }

  private static final class Reading {
    private final ClaimColumns columns;
    private final Optional<FilePrefix> usual;
    private final SortedMap<MacAddress, Claim> claims = new TreeMap<>();
    private final List<Claim> inOrder = new ArrayList<>();
    private final SortedMap<Long, Fault> faults = new TreeMap<>();
    private final SortedMap<String, Said> accounts = new TreeMap<>();

    /** What a row said of an account. */
    private record Said(Brought.OfAccount account, long line) {}

    Reading(ClaimColumns columns, Optional<FilePrefix> usual) {
      this.columns = columns;
      this.usual = usual;
    }

    void read(ClaimRow row, int width) {
      try {
        claim(row, width);
      } catch (WrongRow wrong) {
        faults.put(row.line(), new Fault(row, wrong.reason()));
      }
    }

    private void claim(ClaimRow row, int width) throws WrongRow {
      shape(row, width);
      String text = said(row, ClaimField.MAC).orElseThrow(() -> new WrongRow("has no MAC"));
      MacAddress mac =
          MacAddress.parse(text)
              .orElseThrow(() -> new WrongRow("'" + text + "' is no MAC address"));
      Optional<Claim> same = Optional.ofNullable(claims.get(mac));
      if (same.isPresent()) {
        String words = "phone " + mac + " is in lines " + same.get().row().line() + " and ";
        faults.putIfAbsent(
            same.get().row().line(), new Fault(same.get().row(), words + row.line()));
        throw new WrongRow(words + row.line());
      }
      List<Brought> brought = new ArrayList<>();
      Optional<String> group = said(row, ClaimField.GROUP).map(Reading::path);
      group.ifPresent(path -> brought.add(new Brought.OfGroup(path)));
      brought.add(
          new Brought.OfPhone(
              mac, kind(row), state(row), group, label(row), said(row, ClaimField.LOCATION)));
      for (int line = 1; line <= ClaimColumn.LINES; line++) {
        line(row, mac, line, brought);
      }
      Claim claim = new Claim(row, mac, brought);
      claims.put(mac, claim);
      inOrder.add(claim);
    }

    private static void shape(ClaimRow row, int width) throws WrongRow {
      for (String cell : row.cells()) {
        if (cell.lines().count() > 1) {
          throw new WrongRow("a cell goes over several lines: is a quote not closed?");
        }
      }
      for (int at = width; at < row.cells().size(); at++) {
        if (!row.cell(at).isEmpty()) {
          throw new WrongRow("has " + row.cells().size() + " columns, and the first row " + width);
        }
      }
    }

    private Optional<String> said(ClaimRow row, ClaimField field) {
      return columns.of(row, new ClaimColumn(field, 1));
    }

    /** A name is the account's; without one, it is what people call the phone. */
    private Optional<String> label(ClaimRow row) {
      boolean account =
          said(row, ClaimField.ACCOUNT).or(() -> said(row, ClaimField.NUMBER)).isPresent();
      return said(row, ClaimField.LABEL)
          .or(() -> account ? Optional.empty() : said(row, ClaimField.NAME));
    }

    private static String path(String group) {
      return group.startsWith("/") ? group : "/" + group;
    }

    private Optional<FilePrefix> kind(ClaimRow row) throws WrongRow {
      Optional<String> model = said(row, ClaimField.MODEL);
      Optional<String> protocol = said(row, ClaimField.PROTOCOL);
      Optional<Protocol> spoken = protocol.flatMap(text -> Protocol.parse(upper(text)));
      if (protocol.isPresent() && spoken.isEmpty()) {
        throw new WrongRow("'" + protocol.get() + "' is no protocol: sip or mgcp");
      }
      if (model.isEmpty()) {
        Optional<Model> known = usual.map(FilePrefix::model);
        if (spoken.isPresent() && known.isEmpty()) {
          throw new WrongRow("says a protocol and no model: ST2030 or ST2022");
        }
        return spoken.isPresent() ? known.map(meant -> new FilePrefix(meant, spoken.get())) : usual;
      }
      String plain = upper(model.get()).replace("THOMSON", "").replaceAll("[ _-]", "");
      Optional<Scope> scope = Scope.parse(plain).filter(found -> found.model().isPresent());
      Optional<Protocol> named = scope.flatMap(Scope::protocol);
      if (scope.isEmpty()) {
        throw new WrongRow("'" + model.get() + "' is no model of these phones: ST2030 or ST2022");
      }
      if (named.isPresent() && spoken.isPresent() && !named.equals(spoken)) {
        throw new WrongRow(
            "the model " + model.get() + " does not go with the protocol " + protocol.orElse(""));
      }
      return scope
          .get()
          .model()
          .map(meant -> new FilePrefix(meant, named.or(() -> spoken).orElse(Protocol.SIP)));
    }

    private static String upper(String text) {
      return text.toUpperCase(Locale.ROOT);
    }

    private Optional<PhoneState> state(ClaimRow row) throws WrongRow {
      Optional<String> text = said(row, ClaimField.STATE);
      Optional<PhoneState> state = text.flatMap(PhoneState::parse);
      if (text.isPresent() && state.isEmpty()) {
        throw new WrongRow(
            "'" + text.get() + "' is no state: active, discovered, quarantined or retired");
      }
      return state;
    }

    private void line(ClaimRow row, MacAddress mac, int line, List<Brought> brought)
        throws WrongRow {
      Optional<String> name = columns.of(row, new ClaimColumn(ClaimField.ACCOUNT, line));
      Optional<String> number = columns.of(row, new ClaimColumn(ClaimField.NUMBER, line));
      Optional<String> shown = columns.of(row, new ClaimColumn(ClaimField.NAME, line));
      Optional<String> login = columns.of(row, new ClaimColumn(ClaimField.LOGIN, line));
      Optional<String> password = columns.of(row, new ClaimColumn(ClaimField.PASSWORD, line));
      Optional<String> server = columns.of(row, new ClaimColumn(ClaimField.SERVER, line));
      Optional<String> account = name.or(() -> number);
      if (account.isEmpty()) {
        boolean label = line == 1 && said(row, ClaimField.LABEL).isEmpty();
        if (Stream.of(password, login, server, label ? Optional.empty() : shown)
            .anyMatch(Optional::isPresent)) {
          throw new WrongRow("says something of line " + line + ", and no account for it");
        }
        return;
      }
      Optional<Secret> secret = password.map(Secret::of);
      boolean saidMore =
          Stream.of(number, shown, login, server).anyMatch(Optional::isPresent)
              || secret.isPresent();
      if (saidMore) {
        Brought.OfAccount meant =
            new Brought.OfAccount(account.get(), number, shown, login, secret, server);
        Optional<Said> before = Optional.ofNullable(accounts.get(account.get()));
        if (before.isPresent() && !before.get().account().equals(meant)) {
          throw new WrongRow(
              "account " + account.get() + " is another one than in line " + before.get().line());
        }
        accounts.putIfAbsent(account.get(), new Said(meant, row.line()));
        brought.add(meant);
      }
      brought.add(new Brought.OfLine(mac, line, account));
    }

    ClaimList list() {
      return new ClaimList(
          inOrder.stream().filter(claim -> !faults.containsKey(claim.row().line())).toList(),
          faults);
    }
  }

  /** A row that cannot be taken in. */
  private static final class WrongRow extends Exception {
    private static final long serialVersionUID = 1L;

    WrongRow(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
