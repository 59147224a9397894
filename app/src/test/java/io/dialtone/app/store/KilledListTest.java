// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever has to do with the import of a list of phones is killed while it is taken in. */
class KilledListTest {

  private static final int PHONES = 250;
  private static final int MOST_STEPS = 1_000; // how many are seen depends on who looks how often
  private static final int STEP = 8;
  private static final int KILLS = 4;
  private static final String FIRST = "00:14:7f:00:0b:00";

  @TempDir Path folder;
  private final SortedSet<String> left = new TreeSet<>();
  private House house;
  private String word = "word0-";

  @BeforeEach
  void make() throws IOException {
    house = House.in(folder);
    list(word);
    house.done("", "import", "csv", list());
  }

  private String list() {
    return folder.resolve("phones.csv").toString();
  }

  /** Each phone has a label and its account a password that begin with this word. */
  private void list(String begin) throws IOException {
    StringBuilder rows = new StringBuilder("mac,label,model,account,password\n");
    for (int number = 0; number < PHONES; number++) {
      rows.append(
          "00147F000B%02X,%s%d,ST2030,%d,%s%d\n"
              .formatted(number, begin, number, number, begin, number));
    }
    Files.writeString(Path.of(list()), rows);
  }

  /** The site says one word everywhere, the one of before or this one. */
  private void isWhole(String fresh) {
    Stream<String> passwords =
        all("accounts", "--reveal").map(item -> item.path("password").asString(""));
    Stream<String> labels = all("phones").map(item -> item.path("label").asString(""));
    List<String> words =
        Stream.concat(passwords, labels).map(text -> text.replaceFirst("-.*", "-")).toList();
    assertThat(words).hasSize(2 * PHONES);
    assertThat(words.stream().distinct().toList()).singleElement().isIn(word, fresh);
    left.add(words.getFirst().equals(word) ? "old" : "new");
    word = words.getFirst();
  }

  private Stream<JsonNode> all(String... words) {
    return house
        .done("", Stream.concat(Stream.of("site"), Stream.of(words)).toArray(String[]::new))
        .path("items")
        .valueStream();
  }

  @Test
  void an_import_killed_anywhere_leaves_all_of_the_list_or_nothing_of_it() throws Exception {
    boolean alive = true;
    for (int kill = 1; alive && kill <= MOST_STEPS; kill += Math.max(STEP, kill / 2)) {
      String fresh = "word" + kill + "-";
      list(fresh);
      alive = DoneToFolder.killed(house, kill, "import", "csv", list());
      isWhole(fresh);
    }
    assertThat(left).as("there was something to kill").containsExactly("new", "old");
  }

  @Test
  void a_server_killed_while_it_takes_a_list_in_has_all_of_it_or_nothing_of_it() throws Exception {
    long whole = 0;
    int cut = 0;
    for (int kill = 0; kill <= KILLS; kill++) {
      String fresh = "word" + kill + "-";
      list(fresh);
      try (ServeProcess server = house.serve();
          DoneToFolder done = DoneToFolder.watch(house.data());
          ExecutorService work = Executors.newSingleThreadExecutor()) {
        long begun = System.nanoTime();
        Future<House.Said> importing = work.submit(() -> house.type("import", "csv", list()));
        if (kill == 0) {
          assertThat(importing.get().exit()).isZero();
          whole = System.nanoTime() - begun;
        } else if (kill % 2 == 0) {
          done.await(kill / 2, () -> !importing.isDone()); // it is being written
        } else {
          long moment = whole * kill / KILLS;
          done.await(1, () -> !importing.isDone() && System.nanoTime() - begun < moment);
        }
        server.kill();
        cut += isSo(importing.get(), fresh) ? 0 : 1;
      }
    }
    assertThat(cut).as("there was something to kill").isPositive();
    isServed();
  }

  /** Whether the importer was told that it is so, and then it is. */
  private boolean isSo(House.Said said, String fresh) {
    isWhole(fresh);
    if (said.exit() == 0) {
      assertThat(word).as("it was told that it is so").isEqualTo(fresh);
    } else {
      assertThat(said.err()).contains("see in the history whether it was done").hasLineCount(1);
    }
    return said.exit() == 0;
  }

  private void isServed() throws Exception {
    try (ServeProcess server = house.serve()) {
      assertThat(House.served(server, List.of(FIRST)).values())
          .anyMatch(file -> file.contains("regpwd1=" + word + "0\r\n"));
    }
  }

  @Test
  void an_importer_killed_while_the_server_works_leaves_all_of_it_or_nothing_and_the_server_well()
      throws Exception {
    try (ServeProcess server = house.serve()) {
      for (int kill = 0; kill <= 3; kill++) {
        String fresh = "word" + kill + "-";
        list(fresh);
        boolean _ = DoneToFolder.killed(house, kill, "import", "csv", list());
        isWhole(fresh);
      }
      list("last-");
      house.done("", "import", "csv", list());
      isWhole("last-");
      assertThat(House.served(server, List.of(FIRST)).values())
          .anyMatch(file -> file.contains("regpwd1=last-0\r\n"));
    }
    assertThat(left).as("there was something to kill").containsExactly("new", "old");
  }
}
