// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two administrators at one value of one phone, through a running server. */
class TwoAdministratorsTest {

  private static final String MAC = "00:14:7f:00:0d:01";
  private static final int TOGETHER = 8;

  @TempDir Path folder;

  private static String value(House house) {
    return house.done("", "site", "show", MAC).path("settings").path("DSCP1").asString("(none)");
  }

  @Test
  void the_later_one_is_told_whose_value_was_written_over() throws Exception {
    House house = House.in(folder);
    try (ServeProcess server = house.serve()) {
      assertThat(server.pid()).isPositive();
      house.done("", "site", "phones", "add", MAC, "--model=ST2030", "--label=Desk");
      long first = house.done("", "site", "set", MAC, "DSCP1=40").path("change").asLong();
      house.done("", "site", "phones", "change", MAC, "--location=Attic");
      House.Said second = house.type("site", "set", MAC, "DSCP1=46");
      assertThat(second.out().lines().skip(1))
          .singleElement()
          .asString()
          .startsWith("  DSCP1 was 40 (change " + first + " by ");
      assertThat(house.type("site", "phones", "change", MAC, "--label=Door").out())
          .contains("\n  label was Desk (change " + (first - 1) + " by ");
      assertThat(house.type("site", "set", MAC, "password.web=gEh31m-x").out()).hasLineCount(1);
      House.Said secret = house.type("site", "set", MAC, "password.web=0th3r-xy");
      assertThat(secret.out()).contains("  password.web was *** (change ").hasLineCount(2);
      assertThat(secret.out() + secret.err()).doesNotContain("gEh31m-x", "0th3r-xy");
    }
  }

  @Test
  void who_says_what_was_seen_is_refused_where_another_was_faster() throws Exception {
    House house = House.in(folder);
    try (ServeProcess server = house.serve()) {
      assertThat(server.pid()).isPositive();
      house.done("", "site", "phones", "add", MAC, "--model=ST2030");
      house.done("", "site", "set", MAC, "DSCP1=1");
      String seen = house.done("", "site", "show", MAC).path("seen").asString("");
      house.done("", "site", "set", MAC, "DSCP2=7"); // another value of the same phone
      List<Future<House.Said>> all = new ArrayList<>();
      try (ExecutorService both = Executors.newFixedThreadPool(TOGETHER)) {
        for (int number = 0; number < TOGETHER; number++) {
          String word = "DSCP1=" + (10 + number);
          all.add(both.submit(() -> house.type("site", "set", MAC, word, "--seen", seen)));
        }
      }
      int done = 0;
      for (Future<House.Said> each : all) {
        House.Said said = each.get();
        if (said.exit() == 0) {
          done++;
        } else {
          assertThat(said.exit()).isEqualTo(1);
          assertThat(said.err())
              .contains("DSCP1 is another since change " + seen, "; look at it, then say --seen ")
              .hasLineCount(1);
        }
      }
      assertThat(done).isEqualTo(1);
      assertThat(house.type("site", "unset", MAC, "DSCP1", "--seen", seen).exit()).isEqualTo(1);
      assertThat(value(house)).startsWith("1").hasSize(2);
      JsonNode now = house.done("", "site", "show", MAC).path("seen");
      house.done("", "site", "unset", MAC, "DSCP1", "--seen", now.asString(""));
      assertThat(value(house)).isEqualTo("(none)");
    }
  }
}
