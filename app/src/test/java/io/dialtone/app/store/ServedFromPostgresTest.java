// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole house on PostgreSQL: made, served, killed, started anew, backed up, restored. */
class ServedFromPostgresTest {

  private static final String MAC = "00:14:7f:00:0a:01";
  private static final String SECOND = "00:14:7f:00:0a:02";
  private static final List<String> BOTH = List.of(MAC, SECOND);
  private static final String PARAMETER = "AutoprovisionRetryPeriod";

  @TempDir Path folder;

  private static EmbeddedPostgres postgres() throws IOException {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException | IllegalStateException fault) {
      Assumptions.abort("no PostgreSQL could be started: " + fault);
      throw fault;
    }
  }

  private static String database(EmbeddedPostgres postgres, String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/" + name;
  }

  private static void make(House house) {
    house.done("", "site", "groups", "add", "/Paris");
    house.done("", "site", "set", "/", PARAMETER + "=40", "time-zone=Europe/Paris");
    house.done("s3cret\n", "site", "accounts", "add", "200", "--password-stdin");
    for (String mac : BOTH) {
      house.done("", "site", "phones", "add", mac, "--model=ST2030", "--group=/Paris");
    }
    house.done("", "site", "phones", "change", MAC, "--line=1=200");
  }

  private static String address(List<JsonNode> steps) {
    return steps.stream()
        .filter(step -> step.path("what").asString("").equals("lease"))
        .map(step -> step.path("result").asString("").replaceFirst("/.*", ""))
        .findFirst()
        .orElseThrow(() -> new AssertionError(steps));
  }

  private static int reboots(List<JsonNode> steps) {
    return steps.getLast().path("reboots").asInt(-1);
  }

  @Test
  void a_site_on_postgresql_provisions_phones_outlives_a_kill_and_moves_by_backup()
      throws Exception {
    try (EmbeddedPostgres postgres = postgres()) {
      House house = House.in(folder.resolve("one"), "--database", database(postgres, "one"));
      Map<String, String> first;
      String address;
      try (ServeProcess server = house.serve()) {
        make(house);
        List<JsonNode> steps = house.boot(server, MAC);
        address = address(steps);
        assertThat(reboots(steps)).isPositive();
        assertThat(house.parameter(MAC, PARAMETER)).isEqualTo("40");
        first = House.served(server, BOTH);
        server.kill();
      }
      assertThat(house.done("", "site", "phones").path("items")).hasSize(2);
      try (ServeProcess server = house.serve()) {
        assertThat(House.served(server, BOTH)).isEqualTo(first);
        List<JsonNode> again = house.boot(server, MAC);
        assertThat(address(again)).as("the lease was kept").isEqualTo(address);
        assertThat(reboots(again)).as("nothing is new to it").isZero();
        assertThat(house.type("site", "phones").exit()).isZero();
        house.done("", "backup", folder.resolve("b.zip").toString(), "--with-key");
        house.done("", "site", "set", MAC, PARAMETER + "=41");
        assertThat(House.served(server, BOTH)).isNotEqualTo(first);
      }
      restores(House.in(folder.resolve("two"), "--database", database(postgres, "two")), first);
      restores(House.in(folder.resolve("three")), first);
    }
  }

  private void restores(House house, Map<String, String> first) throws Exception {
    house.done("", "restore", folder.resolve("b.zip").toString());
    try (ServeProcess server = house.serve()) {
      assertThat(House.served(server, BOTH)).isEqualTo(first);
      house.done("", "site", "set", SECOND, PARAMETER + "=42");
      List<JsonNode> steps = house.boot(server, SECOND);
      assertThat(reboots(steps)).isPositive();
      assertThat(house.parameter(SECOND, PARAMETER)).isEqualTo("42");
    }
  }

  @Test
  void a_database_that_another_server_has_or_that_is_not_there_is_told_in_one_line()
      throws Exception {
    try (EmbeddedPostgres postgres = postgres()) {
      String url = database(postgres, "one");
      House house = House.in(folder.resolve("one"), "--database", url);
      House other = House.in(folder.resolve("two"), "--database", url);
      try (ServeProcess server = house.serve()) {
        assertThat(server.pid()).isPositive();
        House.Said said = other.type("site", "set", "/", "DSCP1=46");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("is in use by another Dialtone").hasLineCount(1);
      }
      House nowhere = House.in(folder.resolve("three"), "--database", url + "missing");
      House.Said said = nowhere.type("site", "set", "/", "DSCP1=46");
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err())
          .contains("onemissing")
          .doesNotContain("postgres:postgres")
          .hasLineCount(1);
    }
  }
}
