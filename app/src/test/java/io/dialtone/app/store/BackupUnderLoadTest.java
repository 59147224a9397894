// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.PhoneCrowd;
import io.dialtone.app.crash.ServeProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups while the site changes and phones boot, and what is served after each is restored. */
class BackupUnderLoadTest {

  private static final String FIRST = "00:14:7f:00:0b:01";
  private static final String SECOND = "00:14:7f:00:0b:02";
  private static final List<String> BOTH = List.of(FIRST, SECOND);
  private static final String PARAMETER = "AutoprovisionRetryPeriod";
  private static final int BACKUPS = 4;
  private static final int CHANGES_BETWEEN = 5;

  @TempDir Path folder;

  /** What was served after each change that somebody made; phones that show up change no file. */
  private final NavigableMap<Long, SortedMap<String, String>> served =
      new ConcurrentSkipListMap<>();

  private static void make(House house) {
    house.done("", "site", "groups", "add", "/Paris");
    house.done("s3cret\n", "site", "accounts", "add", "200", "--password-stdin");
    for (String mac : BOTH) {
      house.done("", "site", "phones", "add", mac, "--model=ST2030", "--group=/Paris");
    }
    house.done("", "site", "phones", "change", FIRST, "--line=1=200");
  }

  /** Changes one phone's file, then the common one, and so on, and looks at all after each. */
  private void change(House house, ServeProcess server, int number) throws Exception {
    String level = number % 3 == 0 ? "/Paris" : BOTH.get(number % 2);
    String value = PARAMETER + "=" + (40 + number);
    long change = house.done("", "site", "set", level, value).path("change").asLong();
    served.put(change, House.served(server, BOTH));
  }

  private Void changes(House house, ServeProcess server, AtomicBoolean stop) throws Exception {
    for (int number = 1; !stop.get(); number++) {
      change(house, server, number);
    }
    return null;
  }

  private static Void boots(ServeProcess server, AtomicBoolean stop) throws Exception {
    try (PhoneCrowd crowd = new PhoneCrowd()) {
      crowd.ask(server.endpoint("dhcp"));
      while (!stop.get()) {
        crowd.boot(10);
      }
    }
    return null;
  }

  private Path file(int number) {
    return folder.resolve("b" + number + ".zip");
  }

  /** Backups while all goes on; at least so many changes lie between two. */
  private void backUpUnderLoad(House house, ServeProcess server) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService work = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<Void>> going = new ArrayList<>();
      try {
        going.add(work.submit(() -> changes(house, server, stop)));
        going.add(work.submit(() -> boots(server, stop)));
        int phone = 0;
        for (int number = 0; number < BACKUPS; number++) {
          int enough = served.size() + CHANGES_BETWEEN;
          while (served.size() < enough && !going.getFirst().isDone()) {
            house.boot(server, "00:14:7f:00:0b:0" + (1 + phone++ % 2)); // which takes a while
          }
          house.done("", "backup", file(number).toString(), "--with-key");
        }
      } finally {
        stop.set(true);
      }
      for (Future<Void> each : going) {
        each.get();
      }
    }
  }

  private SortedMap<String, String> highest() {
    SortedMap<String, String> highest = new TreeMap<>();
    served
        .values()
        .forEach(files ->
            House.serials(files)
                .forEach((name, serial) ->
                    highest.merge(name, serial, (a, b) -> a.compareTo(b) > 0 ? a : b)));
    return highest;
  }

  /** Every phone's own file is changed, and has a number that no phone was ever told. */
  private SortedMap<String, String> goesOn(House house, ServeProcess server) throws Exception {
    SortedMap<String, String> highest = highest();
    for (String mac : BOTH) {
      house.done("", "site", "set", mac, PARAMETER + "=9");
    }
    SortedMap<String, String> files = House.served(server, BOTH);
    SortedMap<String, String> serials = House.serials(files);
    assertThat(serials.keySet()).isEqualTo(highest.keySet()).hasSize(BOTH.size());
    serials.forEach((name, serial) ->
        assertThat(serial).as(name).isGreaterThan(highest.getOrDefault(name, "")));
    house.boot(server, FIRST);
    assertThat(house.parameter(FIRST, PARAMETER)).isEqualTo("9");
    return files;
  }

  private static long newest(House house) {
    return house
        .done("", "site", "history", "-n", "1")
        .path("items")
        .path(0)
        .path("change")
        .asLong();
  }

  @Test
  @DisplayName("SRV-2 RUN-4 a backup under load restores to the same bytes; no config_sn goes back")
  void a_backup_under_load_serves_the_same_bytes_and_no_config_sn_goes_back() throws Exception {
    House house = House.in(folder.resolve("one"));
    try (ServeProcess server = house.serve()) {
      make(house);
      served.put(newest(house), House.served(server, BOTH));
      backUpUnderLoad(house, server);
    }
    for (int number = BACKUPS - 1; number >= 0; number--) { // the later first: then older ones
      House empty = House.in(folder.resolve("empty" + number));
      empty.done("", "restore", file(number).toString());
      long moment = newest(empty);
      try (ServeProcess server = empty.serve()) {
        assertThat(House.served(server, BOTH))
            .as("after change %s", moment)
            .isEqualTo(served.floorEntry(moment).getValue());
        var _ = goesOn(empty, server);
      }
    }
    for (int number = BACKUPS - 1; number >= 0; number--) { // in the place of what went on
      house.done("", "restore", file(number).toString());
      try (ServeProcess server = house.serve()) {
        served.put(Long.MAX_VALUE - number, goesOn(house, server)); // these count now too
      }
    }
  }
}
