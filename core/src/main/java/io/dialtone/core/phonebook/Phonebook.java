// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import io.dialtone.core.render.value.PhoneText;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.wire.directory.DirectoryPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everybody who can be called: the site's contacts, and its own accounts that have a name. Of a
 * number that a contact has, the contact's name counts.
 */
public final class Phonebook {

  /** Letters of a name that a menu shows of the first and the last on a page. */
  private static final int SHOWN = 10;

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::folded)
          .thenComparing(row -> row.entry().name())
          .thenComparing(row -> row.entry().telephone());

  /** An entry as phones show it, with its name as it is looked for. */
  private record Row(DirectoryPage.Entry entry, String folded) {

    static Row of(String name, String number) {
      return new Row(new DirectoryPage.Entry(PhoneText.of(name), number), Folded.of(name));
    }
  }

  private final List<Row> rows;

  private Phonebook(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The phonebook of a site as it stands. */
  public static Phonebook of(Site site) {
    List<Row> rows = new ArrayList<>();
    TreeSet<String> numbers = new TreeSet<>();
    for (Contact contact : site.contacts()) {
      numbers.add(contact.number());
      rows.add(Row.of(contact.name(), contact.number()));
    }
    for (Account account : site.accounts()) {
      if (!numbers.contains(account.number())) {
        name(site, account).map(name -> Row.of(name, account.number())).ifPresent(rows::add);
      }
    }
    rows.sort(ORDER);
    return new Phonebook(rows);
  }

  /** What the account is called, else the label of the first phone with a line of it. */
  private static Optional<String> name(Site site, Account account) {
    return Optional.of(account.displayName())
        .filter(name -> !name.isEmpty())
        .or(() ->
            site.phonesWith(account.name()).stream()
                .flatMap(mac -> site.phone(mac).stream())
                .map(Phone::place)
                .map(place -> place.label())
                .filter(label -> !label.isEmpty())
                .findFirst());
  }

  /** Whether another page may come of it when this is changed. */
  public static boolean isTouched(SiteChange.Edit edit) {
    return switch (edit.key().kind()) {
      case CONTACT, ACCOUNT, PHONE -> true;
      case GROUP, FILE, TEMPLATE, RULES -> false;
    };
  }

  public int size() {
    return rows.size();
  }

  /**
   * The page that is asked for: entries, or a menu of pages where they are more than a phone takes.
   *
   * @param url where pages are asked for, without a query
   */
  public DirectoryPage page(PhonebookQuery query, String url) {
    List<Row> found = found(query);
    int from = Math.min(query.from(), found.size());
    int to = Math.clamp(query.to(), from, found.size());
    List<Row> wanted = found.subList(from, to);
    if (wanted.size() <= DirectoryPage.MOST) {
      return new DirectoryPage.Book(wanted.stream().map(Row::entry).toList());
    }
    return menu(query, from, wanted, url);
  }

  private List<Row> found(PhonebookQuery query) {
    Wanted wanted = Wanted.of(query.search());
    return wanted.isAll()
        ? rows
        : rows.stream().filter(row -> wanted.fits(row.folded(), row.entry().telephone())).toList();
  }

  /** As few and as even parts as can be, so that a phone goes through as few menus as can be. */
  private static DirectoryPage menu(PhonebookQuery query, int from, List<Row> wanted, String url) {
    int count = wanted.size();
    int parts = Math.ceilDiv(count, Math.max(DirectoryPage.MOST, powerBelow(count)));
    List<DirectoryPage.Item> items = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int first = (int) ((long) count * part / parts);
      int end = (int) ((long) count * (part + 1) / parts);
      PhonebookQuery page = query.part(from + first, from + end);
      items.add(
          new DirectoryPage.Item(
              shown(wanted.get(first)) + " - " + shown(wanted.get(end - 1)),
              url + "?" + page.text()));
    }
    return new DirectoryPage.Menu(items);
  }

  /** The largest power of what a phone takes that is less than the count. */
  private static int powerBelow(int count) {
    long power = DirectoryPage.MOST;
    while (power * DirectoryPage.MOST < count) {
      power *= DirectoryPage.MOST;
    }
    return (int) power;
  }

  private static String shown(Row row) {
    String name = row.entry().name();
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN).strip();
  }
}
