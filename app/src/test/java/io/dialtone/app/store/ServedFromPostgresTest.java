// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.netns.Cable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
  private static final String FOUND = "00:14:7f:00:0b:01";
  private static final List<String> ALL = List.of(MAC, SECOND, FOUND);
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

  /** By commands through the server: a list imported, a rule, somebody in the phonebook. */
  private static void make(House house) throws IOException {
    house.done("", "site", "groups", "add", "/Paris");
    house.done("", "site", "set", "/", PARAMETER + "=40", "time-zone=Europe/Paris");
    Path list = house.folder().resolve("phones.csv");
    Files.writeString(
        list,
        """
        mac,model,group,label,account,name,password
        %s,ST2030,/Paris,Reception,200,Zo\u00eb,s3cret
        %s,ST2030,/paris,,,,
        """
            .formatted(MAC, SECOND));
    JsonNode answer = house.done("", "import", "csv", list.toString());
    assertThat(answer.path("phones").valueStream().map(JsonNode::stringValue).toList())
        .containsExactly(MAC, SECOND);
    house.done(
        "", "site", "rules", "add", "--mac=00:14:7f:00:0b", "--state=active", "--group=/Paris");
    house.done("", "site", "phonebook", "add", "Zo\u00eb", "+33 1 23");
  }

  /** A phone that nobody added asks for its file, and the rule puts it where it belongs. */
  private static void showsUp(House house, ServeProcess server) throws Exception {
    assertThat(get(server, "/ST2030S_00147F000B01.inf").statusCode()).isEqualTo(404);
    Cable.await("it is in its place", () -> placed(house).equals("/Paris"));
  }

  private static String placed(House house) {
    return house
        .done("", "site", "phones")
        .path("items")
        .valueStream()
        .filter(phone -> phone.path("mac").asString("").equals(FOUND))
        .filter(phone -> phone.path("state").asString("").equals("active"))
        .map(phone -> phone.path("group").asString(""))
        .findFirst()
        .orElse("nowhere");
  }

  private static HttpResponse<String> get(ServeProcess server, String path) throws Exception {
    URI uri = URI.create("http://" + server.endpoint("http") + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(ISO_8859_1));
    }
  }

  /** What all phones are given, a page of the phonebook, and the rules. */
  private static Map<String, String> served(House house, ServeProcess server) throws Exception {
    Map<String, String> served = House.served(server, ALL);
    HttpResponse<String> page = get(server, "/phonebook/site.xml?search=z");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Zo\u00eb", "+33");
    served.put("phonebook", page.body());
    JsonNode rules = house.done("", "site", "rules").path("items");
    assertThat(rules.findValuesAsString("group")).containsExactly("/Paris");
    served.put("rules", rules.toString());
    return served;
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
        assertThat(house.parameter(MAC, "regpwd1")).isEqualTo("s3cret");
        showsUp(house, server);
        first = served(house, server);
        server.kill();
      }
      assertThat(house.done("", "site", "phones").path("items")).hasSize(ALL.size());
      try (ServeProcess server = house.serve()) {
        assertThat(served(house, server)).isEqualTo(first);
        List<JsonNode> again = house.boot(server, MAC);
        assertThat(address(again)).as("the lease was kept").isEqualTo(address);
        assertThat(reboots(again)).as("nothing is new to it").isZero();
        assertThat(house.type("site", "phones").exit()).isZero();
        house.done("", "backup", folder.resolve("b.zip").toString(), "--with-key");
        house.done("", "site", "set", MAC, PARAMETER + "=41");
        assertThat(served(house, server)).isNotEqualTo(first);
      }
      restores(House.in(folder.resolve("two"), "--database", database(postgres, "two")), first);
      restores(House.in(folder.resolve("three")), first);
    }
  }

  private void restores(House house, Map<String, String> first) throws Exception {
    house.done("", "restore", folder.resolve("b.zip").toString());
    try (ServeProcess server = house.serve()) {
      assertThat(served(house, server)).isEqualTo(first);
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
