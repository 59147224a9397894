// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server is killed while commands change its site through it. */
class KilledChangeTest {

  private static final int KILLS = 6;
  private static final String MAC = "00:14:7f:00:0c:01";

  @TempDir Path folder;
  private final Random random = new Random(7);
  private final AtomicInteger acknowledged = new AtomicInteger(39);

  @Test
  void a_killed_server_has_the_old_or_the_new_site_and_serves_what_it_acknowledged()
      throws Exception {
    House house = House.in(folder);
    house.done("", "site", "phones", "add", MAC, "--model=ST2030");
    house.done("", "site", "set", MAC, values(acknowledged.get())[0], values(39)[1]);
    String serial = "";
    for (int kill = 0; kill < KILLS; kill++) {
      try (ServeProcess server = house.serve();
          ExecutorService work = Executors.newSingleThreadExecutor()) {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(20));
        Future<?> changes = work.submit(() -> change(house, enough, stop));
        enough.await();
        stop.set(true);
        server.kill();
        changes.get();
      }
      int found = value(house, "AutoprovisionRetryPeriod");
      assertThat(found).isBetween(acknowledged.get(), acknowledged.get() + 1);
      assertThat(value(house, "AutoprovisionTimeSpan"))
          .as("set by the same change")
          .isEqualTo(found);
      acknowledged.set(found);
      try (ServeProcess server = house.serve()) {
        Map<String, String> served = House.served(server, List.of(MAC));
        assertThat(served.values())
            .anyMatch(file -> file.contains("AutoprovisionRetryPeriod=" + found + "\r\n"));
        String next = House.serials(served).values().iterator().next();
        assertThat(next).isGreaterThan(serial);
        serial = next;
      }
    }
  }

  /** Both of them belong together. */
  private static String[] values(int number) {
    return new String[] {"AutoprovisionRetryPeriod=" + number, "AutoprovisionTimeSpan=" + number};
  }

  private void change(House house, CountDownLatch enough, AtomicBoolean stop) {
    while (!stop.get()) {
      int number = acknowledged.get() + 1;
      House.Said said = house.type("site", "set", MAC, values(number)[0], values(number)[1]);
      if (said.exit() != 0) {
        assertThat(said.err()).hasLineCount(1).doesNotContain("Exception");
        return;
      }
      acknowledged.set(number);
      enough.countDown();
    }
  }

  private static int value(House house, String name) {
    for (JsonNode value : house.done("", "site", "show", MAC).path("values")) {
      if (value.path("name").asString("").equals(name)) {
        return Integer.parseInt(value.path("value").asString(""), 10);
      }
    }
    throw new AssertionError("no " + name);
  }
}
