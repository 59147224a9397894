// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.served;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.ServedMemory;
import io.dialtone.core.served.Serving;
import io.dialtone.server.settings.Database;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.StoreException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold on each database of what was served. */
abstract class ServedContract {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String OWN = "phones/ST2030S_00147F000001.txt";

  private final List<JournalRecord> journal = new CopyOnWriteArrayList<>();
  private OpenDatabase database;
  private ServedStore store;

  abstract Database where();

  @BeforeEach
  void opens() {
    database = OpenDatabase.open(where());
    store = new ServedStore(database);
  }

  @AfterEach
  void closes() {
    database.close();
  }

  private void restart() {
    database.close();
    opens();
  }

  private ServedNotes notes() {
    return new ServedNotes(() -> store, journal::add, () -> NOON);
  }

  private static Optional<ByteBuffer> text(String text) {
    return Optional.of(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  private List<String> told() {
    return journal.stream().map(JournalRecord::text).toList();
  }

  @Test
  void what_was_served_comes_back_and_is_replaced_and_forgotten() {
    ServedFile one = new ServedFile(new Serving("a b/ü.txt", "ab", Serving.BY_NAME), NOON, NOON);
    ServedFile two = new ServedFile(new Serving(OWN, "cd", "202611220001"), NOON, NOON);
    store.write(new ServedMemory.Changes(List.of(one, two), List.of()));
    restart();
    assertThat(store.load()).containsExactly(one, two);
    ServedFile later = new ServedFile(new Serving(OWN, "ef", "202611220002"), NOON, NOON);
    store.write(new ServedMemory.Changes(List.of(later), List.of(one.serving().path())));
    assertThat(store.load()).containsExactly(later);
  }

  @Test
  void content_changed_while_no_server_ran_is_told_when_it_is_served_first_RUN_12()
      throws Exception {
    ServedNotes before = notes();
    before.content("ComConf_1.txt", "11", text("[sys]"));
    before.content("fw/v2030SG.R11.1.SED.101223.2.74.zz", "22", Optional.empty());
    before.content("st2030s.inf", "33", text("[config]"));
    before.close(LONG);
    restart();
    assertThat(store.load()).hasSize(2);
    ServedNotes after = notes();
    after.content("ComConf_1.txt", "12", text("[sys]"));
    after.content("ComConf_1.txt", "12", text("[sys]"));
    after.content("st2030s.inf", "34", text("[config]"));
    after.content("fw/v2030SG.R11.1.SED.101223.2.74.zz", "22", Optional.empty());
    after.close(LONG);
    assertThat(told())
        .containsExactly(
            "ComConf_1.txt is served with other content than first, 2026-11-22T12:00:00Z: a phone"
                + " that has that one never fetches it (RUN-12); give it a new name, and name that"
                + " in the INF");
    assertThat(store.load()).extracting(file -> file.serving().sha256()).contains("11", "22");
  }

  @Test
  void an_own_file_with_its_old_config_sn_is_told_and_one_with_a_new_one_is_not_RUN_4()
      throws Exception {
    ServedNotes notes = notes();
    notes.content(OWN, "11", text("[sys]\nconfig_sn=202611220001\n"));
    notes.content(OWN, "12", text("[sys]\nconfig_sn=202611220001\nWebPWD=s3cret\n"));
    notes.content(OWN, "13", text("[sys]\nconfig_sn=202611220002\n"));
    notes.close(LONG);
    assertThat(told()).singleElement().asString().contains("still config_sn 202611220001");
    assertThat(told().toString()).doesNotContain("s3cret");
    assertThat(store.load()).extracting(f -> f.serving().serial()).containsExactly("202611220002");
  }

  @Test
  void what_is_known_is_known_before_it_is_stored() throws Exception {
    ServedNotes notes = notes();
    assertThat(notes.known()).isEmpty();
    notes.content("ComConf_1.txt", "11", text("[sys]"));
    assertThat(notes.known()).hasSize(1);
    notes.close(LONG);
    assertThat(store.load()).hasSize(1);
  }

  @Test
  void a_store_that_fails_is_told_and_costs_nobody_anything_else() throws Exception {
    ServedNotes notes =
        new ServedNotes(
            () -> {
              throw new StoreException("the database is out of reach");
            },
            journal::add,
            () -> NOON);
    notes.content("ComConf_1.txt", "11", text("[sys]"));
    notes.close(LONG);
    assertThat(told())
        .containsExactly("what is served of --files is not noted: the database is out of reach");
  }
}
