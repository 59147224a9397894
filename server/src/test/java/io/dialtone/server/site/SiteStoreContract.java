// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.SampleItems.ACCOUNT;
import static io.dialtone.server.site.SampleItems.ALL;
import static io.dialtone.server.site.SampleItems.GROUP;
import static io.dialtone.server.site.SampleItems.MAC;
import static io.dialtone.server.site.SampleItems.NOON;
import static io.dialtone.server.site.SampleItems.PHONE;
import static io.dialtone.server.site.SampleItems.TEMPLATE;
import static io.dialtone.server.site.SampleItems.added;
import static io.dialtone.server.site.SampleItems.by;
import static io.dialtone.server.site.SampleItems.changed;
import static io.dialtone.server.site.SampleItems.edition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.settings.Database;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of a site must do. */
abstract class SiteStoreContract {

  @TempDir Path data;
  private Database where;
  private OpenDatabase database;
  private SiteStore store;

  abstract Database database();

  /** Performs a statement in the database as somebody else. */
  abstract void tamper(String sql);

  @BeforeEach
  void opens() {
    where = database();
    open();
  }

  private void open() {
    database = OpenDatabase.open(where);
    store = new SqlSiteStore(database, new KeyFile(data));
  }

  @AfterEach
  void closes() {
    store.close();
    database.close();
  }

  private void restart() {
    closes();
    open();
  }

  private Path key() {
    return data.resolve("key");
  }

  private long kept(SiteCommit commit) {
    CommitResult result = store.commit(commit);
    assertThat(result).isInstanceOf(CommitResult.Kept.class);
    return ((CommitResult.Kept) result).number();
  }

  /** Every text of every table, as a thief of the database finds it. */
  private String everything() {
    return database.readSnapshot(session -> {
      StringBuilder all = new StringBuilder();
      for (String sql :
          List.of(
              "SELECT body FROM item",
              "SELECT before FROM edit",
              "SELECT after FROM edit",
              "SELECT what FROM change",
              "SELECT names FROM edition")) {
        try (ResultSet rows = session.prepared(sql).executeQuery()) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
      return all.toString();
    });
  }

  @Test
  void a_new_store_is_empty_and_makes_no_key() {
    assertThat(store.load()).isEqualTo(new StoredSite(List.of(), List.of(), 0, Optional.empty()));
    store.commit(by("ann", added(TEMPLATE)));
    assertThat(key()).doesNotExist();
  }

  @Test
  void every_part_of_every_item_comes_back_as_it_was() {
    kept(by("ann", added(ALL.toArray(SiteItem[]::new))));
    restart();
    assertThat(store.load().items()).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(store.load().items()).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
    assertThat(store.load().site().phone(MAC)).contains(PHONE);
  }

  @Test
  void editions_come_back_and_the_newest_of_a_phone_replaces_the_one_before() {
    Edition first = edition(MAC, "202611221200", "DSCP1", "TEL1Number");
    Edition other = edition(new MacAddress(0x0014_7FFF_FFFFL), "202611221201");
    Edition second = edition(MAC, "202611221202", "é");
    kept(by("ann", added(PHONE), first, other));
    kept(by("ann", changed(PHONE, PHONE.with(PhoneState.ACTIVE)), second));
    assertThat(store.load().editions()).containsExactly(second, other);
  }

  @Test
  void an_edition_stays_when_its_phone_is_removed_so_that_no_number_comes_again() {
    Edition edition = edition(MAC, "202611221200");
    kept(by("ann", added(PHONE), edition));
    SiteChange removed =
        new SiteChange(
            "remove", List.of(new Edit(PHONE.key(), Optional.of(PHONE), Optional.empty())));
    kept(by("ann", removed));
    assertThat(store.load().items()).isEmpty();
    assertThat(store.load().editions()).containsExactly(edition);
  }

  @Test
  void the_history_tells_who_changed_what_when_and_from_what_to_what() {
    Phone active = PHONE.with(PhoneState.ACTIVE);
    long first = kept(by("ann", added(PHONE, ACCOUNT)));
    SiteChange change = changed(PHONE, active);
    long second = kept(new SiteCommit(change, "bob", NOON.plusSeconds(1), List.of()));
    restart();
    ChangeLine line = new ChangeLine(second, NOON.plusSeconds(1), "bob", "change");
    assertThat(store.change(second)).contains(new StoredChange(line, change));
    assertThat(store.change(first).orElseThrow().change()).isEqualTo(added(PHONE, ACCOUNT));
    assertThat(store.change(99)).isEmpty();
    assertThat(store.edits(first, ItemKey.Kind.ACCOUNT)).isEqualTo(added(ACCOUNT).edits());
    assertThat(store.edits(second, ItemKey.Kind.ACCOUNT)).isEmpty();
    assertThat(store.edits(99, ItemKey.Kind.ACCOUNT)).isEmpty();
    assertThat(store.history(PHONE.key(), Long.MAX_VALUE, 10))
        .extracting(ChangeLine::number)
        .containsExactly(second, first);
    assertThat(store.history(PHONE.key(), second, 10))
        .extracting(ChangeLine::who)
        .containsExactly("ann");
    assertThat(store.history(Long.MAX_VALUE, 3)).hasSize(2).first().isEqualTo(line);
    assertThat(store.history(second + 1, 1)).containsExactly(line);
    assertThat(store.history(first, 1)).isEmpty();
  }

  @Test
  void an_item_is_looked_back_at_alone_and_what_a_change_made_is_known_by_its_words() {
    Phone active = PHONE.with(PhoneState.ACTIVE);
    long first = kept(by("ann", new SiteChange("an import", added(PHONE, ACCOUNT).edits())));
    long second = kept(new SiteCommit(changed(PHONE, active), "bob", NOON, List.of()));
    restart();
    assertThat(store.past(PHONE.key(), 10))
        .extracting(past -> past.line().number())
        .containsExactly(second, first);
    assertThat(store.past(PHONE.key(), 10))
        .extracting(past -> past.change().edits())
        .containsExactly(changed(PHONE, active).edits(), added(PHONE).edits());
    assertThat(store.past(PHONE.key(), 1)).hasSize(1);
    assertThat(store.madeBy("an import")).containsExactly(ACCOUNT.key(), PHONE.key());
    assertThat(store.madeBy("change")).isEmpty();
  }

  @Test
  void a_change_taken_back_leaves_what_was_before() {
    kept(by("ann", added(PHONE)));
    long number = kept(by("bob", changed(PHONE, PHONE.with(PhoneState.RETIRED))));
    kept(by("ann", store.change(number).orElseThrow().change().undone()));
    assertThat(store.load().items()).containsExactly(PHONE);
  }

  @Test
  void the_later_of_two_administrators_is_told_who_was_faster_and_nothing_of_his_is_kept() {
    kept(by("ann", added(PHONE, TEMPLATE)));
    long fast = kept(by("bob", changed(PHONE, PHONE.with(PhoneState.ACTIVE))));
    StoredSite before = store.load();
    List<Edit> edits = new ArrayList<>(added(ACCOUNT).edits());
    edits.addAll(changed(PHONE, PHONE.with(PhoneState.RETIRED)).edits());
    CommitResult result =
        store.commit(by("carl", new SiteChange("two", edits), edition(MAC, "202611221200")));
    assertThat(result)
        .isEqualTo(
            new CommitResult.Overtaken(
                PHONE.key(), Optional.of(new ChangeLine(fast, NOON, "bob", "change"))));
    assertThat(((CommitResult.Overtaken) result).reason())
        .isEqualTo(
            "phone 00147F000001 is not what it was any more: bob changed it at"
                + " 2026-11-22T12:00:00.123Z (change "
                + fast
                + "); look at it and try again");
    assertThat(store.load()).isEqualTo(before);
  }

  @Test
  void what_was_made_or_removed_meanwhile_is_seen_too() {
    kept(by("ann", added(PHONE)));
    assertThat(store.commit(by("bob", added(PHONE)))).isInstanceOf(CommitResult.Overtaken.class);
    assertThat(store.commit(by("bob", changed(ACCOUNT, ACCOUNT))))
        .isEqualTo(new CommitResult.Overtaken(ACCOUNT.key(), Optional.empty()));
  }

  @Test
  void a_change_may_touch_an_item_twice() {
    Phone last = PHONE.with(PhoneState.RETIRED);
    List<Edit> edits = new ArrayList<>(added(PHONE).edits());
    edits.addAll(changed(PHONE, last).edits());
    SiteChange change = new SiteChange("twice", edits);
    long number = kept(by("ann", change));
    assertThat(store.load().items()).containsExactly(last);
    assertThat(store.change(number).orElseThrow().change()).isEqualTo(change);
  }

  @Test
  void the_root_is_there_before_anything_is_set_at_it() {
    Group set = Group.ROOT.with(GROUP.settings());
    long number = kept(by("ann", changed(Group.ROOT, set)));
    assertThat(store.load().items()).containsExactly(set);
    kept(by("ann", store.change(number).orElseThrow().change().undone()));
    assertThat(store.load().site().group(Group.ROOT.id())).contains(Group.ROOT);
  }

  @Test
  void changes_keep_their_order_when_the_clock_is_set_back() {
    kept(new SiteCommit(added(PHONE), "ann", NOON, List.of()));
    long late = kept(new SiteCommit(added(TEMPLATE), "bob", NOON.minusSeconds(86_400), List.of()));
    assertThat(store.history(late + 1, 10))
        .extracting(ChangeLine::who)
        .startsWith("bob")
        .endsWith("ann");
  }

  @Test
  void no_password_is_written_down_anywhere() throws IOException {
    kept(by("ann", added(ALL.toArray(SiteItem[]::new))));
    kept(by("ann", changed(PHONE, PHONE.with(PhoneState.RETIRED))));
    assertThat(everything()).contains("sealed").doesNotContain("hunter2").doesNotContain("é-☎");
    assertThat(Files.getPosixFilePermissions(key()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(store.load().toString() + store.change(1)).contains("***").doesNotContain("hunter2");
  }

  @Test
  void the_same_password_is_sealed_differently_each_time() {
    kept(by("ann", added(ACCOUNT)));
    kept(by("ann", changed(ACCOUNT, ACCOUNT)));
    List<String> sealed =
        everything().lines().filter(line -> line.contains("sealed")).distinct().toList();
    assertThat(sealed).hasSize(2); // the first, as it was and is the history's, and the second
  }

  @Test
  void the_key_is_made_once_and_stays() throws IOException {
    kept(by("ann", added(ACCOUNT)));
    String key = Files.readString(key());
    restart();
    kept(by("ann", added(SampleItems.PLAIN)));
    assertThat(Files.readString(key())).isEqualTo(key);
  }

  @Test
  void a_missing_key_is_named_and_no_other_is_made() throws IOException {
    kept(by("ann", added(ACCOUNT)));
    Path copy = data.resolve("copy");
    Files.move(key(), copy);
    restart();
    assertThatThrownBy(store::load)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the key " + key() + " is missing")
        .hasMessageContaining("put its copy back");
    assertThatThrownBy(() -> store.commit(by("ann", added(GROUP))))
        .hasMessageStartingWith("the key " + key() + " is missing");
    assertThat(key()).doesNotExist();
    Files.move(copy, key());
    assertThat(store.load().items()).containsExactly(ACCOUNT);
  }

  @Test
  void another_key_is_told_from_the_right_one() throws IOException {
    kept(by("ann", added(ACCOUNT)));
    Files.writeString(key(), "# other\n" + "00".repeat(32) + "\n");
    restart();
    assertThatThrownBy(store::load)
        .hasMessageContaining("the key " + key() + " is another one than the passwords");
    assertThatThrownBy(() -> store.commit(by("ann", added(GROUP))))
        .hasMessageContaining("is another one");
  }

  @ParameterizedTest
  @CsvSource({"'', is damaged", "hunter2, is damaged", "0, is damaged"})
  void a_damaged_key_is_named_and_not_repeated(String text, String fault) throws IOException {
    kept(by("ann", added(ACCOUNT)));
    Files.writeString(key(), text);
    restart();
    assertThatThrownBy(store::load)
        .hasMessageContaining("the key " + key() + " " + fault)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_key_that_others_may_read_is_refused() throws IOException {
    kept(by("ann", added(ACCOUNT)));
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));
    restart();
    assertThatThrownBy(store::load).hasMessageContaining("chmod 600 " + key());
  }

  @Test
  void a_sealed_password_moved_to_another_account_does_not_open() {
    kept(by("ann", added(ACCOUNT, SampleItems.PLAIN)));
    tamper(
        "UPDATE item SET body = (SELECT body FROM item WHERE id = '100') WHERE kind = 'account'"
            + " AND id <> '100'");
    assertThatThrownBy(store::load)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the sealed secret of account Ä/../x password is damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"keys\":{},\"colour\":1} | template desk has an unknown field 'colour'",
        "{} | template desk has no field 'keys'",
        "{\"keys\":[]} | template desk has no object in its field 'keys'",
        "{\"keys\":{\"one\":{}}} | template desk has an unknown field 'one'",
        "{\"keys\":{\"1\":{\"use\":\"fly\",\"target\":\"\"}}} | a key of the unknown use 'fly'",
        "{\"keys\":{\"1\":{\"use\":\"none\",\"target\":7}}} | no text in its field 'target'",
        "[] | template desk is damaged",
        "{\"keys\": | template desk is damaged",
      })
  void a_row_that_is_not_understood_is_named(String body, String fault) {
    kept(by("ann", added(TEMPLATE)));
    tamper("UPDATE item SET body = '" + body + "'");
    assertThatThrownBy(store::load)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the database " + database.name() + ": ")
        .hasMessageContaining(fault);
  }

  @Test
  void an_item_of_an_unknown_kind_is_named() {
    kept(by("ann", added(TEMPLATE)));
    tamper("UPDATE item SET kind = 'teapot'");
    assertThatThrownBy(store::load)
        .hasMessageContaining("an item 'desk' of the unknown kind 'teapot'");
  }

  @Test
  void the_same_setting_in_another_letter_case_is_the_same() {
    Group first =
        new Group(GROUP.id(), "x", GROUP.parent(), Settings.NONE)
            .with(GROUP.settings().with(SettingKey.of("dscp1"), new SettingValue.Plain("0")));
    kept(by("ann", added(first)));
    assertThat(store.load().items()).containsExactly(first);
    assertThat(store.load().toString()).contains("dscp1=0");
  }

  @Test
  void a_name_that_sql_or_paths_would_take_for_something_else_is_only_a_name() {
    List<String> names =
        List.of("a'; DROP TABLE item; --", "../../etc/passwd", "%", "_", "A", "a", "", "☎");
    names.forEach(name -> kept(by(name, added(new KeyTemplate(name, TEMPLATE.keys())))));
    restart();
    assertThat(store.load().items()).hasSize(names.size());
    for (String name : names) {
      assertThat(store.history(ItemKey.template(name), Long.MAX_VALUE, 5)).hasSize(1);
    }
  }
}
