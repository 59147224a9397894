// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.wire.directory.DirectoryPage;
import io.dialtone.wire.directory.DirectoryPage.Book;
import io.dialtone.wire.directory.DirectoryPage.Entry;
import io.dialtone.wire.directory.DirectoryPage.Menu;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonebookTest {

  private static final String URL = "http://10.0.0.1:8080/phonebook/site.xml";
  private static final MacAddress MAC = new MacAddress(0x00147F000001L);

  private final Site site = new Site();

  @Test
  void everybody_is_in_it_the_sites_own_accounts_too() {
    contact("Zoë Ångström", "+33123");
    contact("Ada", "201");
    account("200", "Reception");
    account("300", "");
    account("301", "");
    account("201", "Known as Ada");
    phoneWith("300", "Porter's lodge");

    assertThat(found("")).isEqualTo("Ada=201 Porter's lodge=300 Reception=200 Zoë Ångström=+33123");
  }

  @ParameterizedTest
  @CsvSource({
    "zoe, Zoë Ångström=+33 (1) 23",
    "ZOË, Zoë Ångström=+33 (1) 23",
    "angstrom, Zoë Ångström=+33 (1) 23",
    "ngs zo, Zoë Ångström=+33 (1) 23",
    "strasse, Große Straße=4711",
    "GROSSE STRASSE, Große Straße=4711",
    "lodz, Lódz Office=5",
    "471, Große Straße=4711",
    "47 11, Große Straße=4711",
    "x, ''",
    "zoe 4711, ''",
  })
  void names_and_numbers_are_found_without_regard_to_case_and_accents_FIL_7(
      String search, String entries) {
    contact("Zoë Ångström", "+33 (1) 23");
    contact("Große Straße", "4711");
    contact("Łódź Office", "5");

    assertThat(found(search)).isEqualTo(entries);
  }

  @Test
  void what_iso_8859_1_lacks_becomes_what_is_nearest() {
    contact("Łódź €", "5");
    contact("Иван", "6");

    assertThat(found("")).isEqualTo("Lódz EUR=5 ????=6");
    assertThat(found("иван")).as("found all the same").isEqualTo("????=6");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 33, 1_024, 1_025, 5_000, 32_768})
  void a_phone_comes_to_each_entry_once_with_32_at_a_time_FIL_7(int count) {
    List<String> all = people(count);

    Walk walk = new Walk(Phonebook.of(site));
    walk.from(PhonebookQuery.ALL, 0);

    assertThat(walk.names).containsExactlyElementsOf(all);
    assertThat(walk.largest).isLessThanOrEqualTo(DirectoryPage.MOST);
    assertThat(walk.depth).isEqualTo(count <= 32 ? 0 : count <= 1_024 ? 1 : 2);
  }

  @Test
  void a_menu_names_the_first_and_the_last_of_each_page() {
    people(64);

    DirectoryPage menu = Phonebook.of(site).page(PhonebookQuery.ALL, URL);

    assertThat(menu)
        .isEqualTo(
            new Menu(
                List.of(
                    new DirectoryPage.Item(
                        "Name 00000 - Name 00031", URL + "?search=&from=0&to=32"),
                    new DirectoryPage.Item(
                        "Name 00032 - Name 00063", URL + "?search=&from=32&to=64"))));
  }

  @Test
  void a_search_with_too_many_answers_is_a_menu_of_them() {
    people(100);
    contact("Somebody else", "1");

    DirectoryPage menu =
        Phonebook.of(site).page(PhonebookQuery.parse("/p?search=name%20%26").orElseThrow(), URL);
    assertThat(menu).isEqualTo(new Book(List.of()));

    Walk walk = new Walk(Phonebook.of(site));
    walk.from(PhonebookQuery.parse("/p?search=NAME").orElseThrow(), 0);
    assertThat(walk.names).hasSize(100).doesNotContain("Somebody else");
  }

  @ParameterizedTest
  @CsvSource({
    "/p, '', 0",
    "/p?search=#SEARCH, '', 0",
    "/p?search=Zo%EB, Zoë, 0",
    "/p?search=Zo%C3%AB+B, Zoë B, 0",
    "/p?mac=1&search=50%&from=7, 50%, 7",
    "/p?search=a%2, a%2, 0",
    "/p?search, '', 0",
  })
  void what_a_phone_asks_is_read_however_it_is_encoded_FIL_7(
      String target, String search, int from) {
    assertThat(PhonebookQuery.parse(target))
        .contains(new PhonebookQuery(search, from, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/p?from=-1", "/p?to=x", "/p?from=99999999999"})
  void a_number_that_is_none_is_no_query(String target) {
    assertThat(PhonebookQuery.parse(target)).isEmpty();
  }

  @Test
  void what_is_looked_for_is_bounded() {
    assertThat(PhonebookQuery.parse("/p?search=" + "a".repeat(100))).isPresent();
    assertThat(PhonebookQuery.parse("/p?search=" + "a".repeat(101))).isEmpty();
  }

  @Test
  void pages_beyond_the_end_are_empty() {
    contact("Ada", "1");

    assertThat(Phonebook.of(site).page(new PhonebookQuery("", 7, 3), URL))
        .isEqualTo(new Book(List.of()));
  }

  /** Goes to every page, as somebody with much time would. */
  private static final class Walk {
    private final Phonebook book;
    private final List<String> names = new ArrayList<>();
    private int largest;
    private int depth;

    Walk(Phonebook book) {
      this.book = book;
    }

    void from(PhonebookQuery query, int menus) {
      DirectoryPage page = book.page(query, URL);
      largest = Math.max(largest, page.size());
      depth = Math.max(depth, menus);
      switch (page) {
        case Book(var entries) -> entries.forEach(entry -> names.add(entry.name()));
        case Menu(var items) ->
            items.forEach(item -> from(PhonebookQuery.parse(item.url()).orElseThrow(), menus + 1));
      }
    }
  }

  private List<String> people(int count) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      String name = String.format(Locale.ROOT, "Name %05d", at);
      names.add(name);
      contact(name, Integer.toString(at));
    }
    return names;
  }

  private String found(String search) {
    return switch (Phonebook.of(site).page(new PhonebookQuery(search, 0, 99), URL)) {
      case Book(var entries) ->
          entries.stream().map(PhonebookTest::text).collect(Collectors.joining(" "));
      case Menu menu -> throw new AssertionError(menu);
    };
  }

  private static String text(Entry entry) {
    return entry.name() + "=" + entry.telephone();
  }

  private void contact(String name, String number) {
    site.put(new Contact(name, number));
  }

  private void account(String number, String name) {
    site.put(
        new Account(number, number, name, Optional.empty(), Secret.of("secret"), Optional.empty()));
  }

  private void phoneWith(String account, String label) {
    TreeMap<Integer, String> lines = new TreeMap<>();
    lines.put(1, account);
    site.put(
        new Phone(
            MAC,
            new FilePrefix(Model.ST2030, Protocol.SIP),
            PhoneState.ACTIVE,
            new PhonePlace(GroupId.ROOT, label, ""),
            new PhoneUse(lines, new TreeMap<>()),
            Settings.NONE));
  }
}
