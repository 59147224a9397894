// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.crash.PhoneCrowd;
import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.site.SiteShell;
import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of NOTIFY: stopped, at the same time, after a restart, on a terminal. */
@Timeout(120)
class NotifyRoundsTest {

  private static final int PHONES = 12;

  @TempDir Path folder;
  private SiteShell shell;

  @BeforeEach
  void a_site() {
    shell = new SiteShell(folder);
    for (int n = 1; n <= PHONES; n++) {
      Said said = shell.site("phones", "add", mac(n).plain(), "--model", "ST2030");
      assertThat(said.exit()).as(said.err()).isZero();
    }
  }

  private static MacAddress mac(int number) {
    return PhoneCrowd.phone(number);
  }

  /** Each phone asks for its file, from 127.0.0.1. */
  private static void allAreSeen(RunningServer server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int n = 1; n <= PHONES; n++) {
        URI file =
            URI.create(
                "http://" + server.endpoints().get("http") + "/ST2030S_" + mac(n).plain() + ".txt");
        HttpResponse<Void> answer =
            client.send(
                HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
      }
    }
  }

  private static ObjectNode order() {
    return JsonMapper.shared().createObjectNode().put("request", "notify");
  }

  private JsonNode asked(ObjectNode request) throws Exception {
    return ControlClient.ask(folder.resolve("data"), request);
  }

  private ObjectNode round(int port, int first, int last) {
    ObjectNode order = order().put("wait", 0).put("port", port);
    var macs = order.putArray("macs");
    for (int n = first; n <= last; n++) {
      macs.add(mac(n).toString());
    }
    return order;
  }

  @Test
  void a_signal_ends_the_command_at_once_and_nobody_more_is_told() throws Exception {
    try (RunningServer server = shell.serve();
        SipEcho phones = SipEcho.at("127.0.0.1")) {
      allAreSeen(server);
      List<String> words =
          List.of("notify", "--all", "--rate", "1", "--port", String.valueOf(phones.port()));
      Process command =
          new ProcessBuilder(ServeProcess.command(folder, words))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      try (var out = command.inputReader(UTF_8)) {
        assertThat(out.readLine()).isEqualTo(PHONES + " phones to be told, 1 a second");
        phones.awaitRequests(2);
        boolean _ = command.toHandle().destroy(); // SIGTERM
        List<String> rest = out.lines().toList();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).as("%s", rest).isEqualTo(1);
        JsonNode round = asked(order().put("round", 1).put("stop", true));
        int told = round.path("told").asInt(0);
        assertThat(told).isBetween(2, PHONES - 1);
        assertThat(rest.get(rest.size() - 2))
            .isEqualTo(
                "stopped: %1$d of %2$d phones were told, nobody more is; the server still listens for %1$d of them"
                    .formatted(told, PHONES));
        assertThat(rest.getLast()).contains((PHONES - told) + " not told any more");
        assertThat(round.path("results").valueStream())
            .hasSize(PHONES - told)
            .allMatch(one -> one.path("result").asString("").equals("stopped"));
        phones.awaitRequests(told);
        assertThat(phones.requests()).as("since then").isEqualTo(told);
      } finally {
        command.destroyForcibly();
      }
    }
  }

  @Test
  void a_server_that_ends_in_the_middle_is_told_with_how_far_it_came() throws Exception {
    try (SipEcho phones = SipEcho.at("127.0.0.1")) {
      CompletableFuture<Said> command;
      try (RunningServer server = shell.serve()) {
        allAreSeen(server);
        String port = String.valueOf(phones.port());
        command =
            CompletableFuture.supplyAsync(() ->
                shell.dialtone("notify", "--all", "--rate", "1", "--wait", "0", "--port", port));
        phones.awaitRequests(2);
      }
      Said said = command.get(60, TimeUnit.SECONDS);
      assertThat(said.exit()).as(said.out()).isEqualTo(2);
      assertThat(said.err().lines())
          .singleElement()
          .asString()
          .matches(
              "dialtone: the round broke off, with at least [1-4] of 12 phones told: .*server.*");
      assertThat(said.out()).containsPattern("[1-4] answered, 0 refused, 0 silent");
    }
  }

  @Test
  void two_rounds_at_once_each_have_their_own_answers() throws Exception {
    try (RunningServer server = shell.serve();
        SipEcho phones = SipEcho.at("127.0.0.1")) {
      allAreSeen(server);
      long one = asked(round(phones.port(), 1, 6)).path("round").asLong(0);
      long two = asked(round(phones.port(), 4, PHONES)).path("round").asLong(0);
      assertThat(results(two)).hasSize(PHONES - 3).allMatch(NotifyRoundsTest::isAnswered);
      assertThat(results(one)).hasSize(6).allMatch(NotifyRoundsTest::isAnswered);
      assertThat(phones.requests()).isEqualTo(6 + PHONES - 3);
    }
  }

  private static boolean isAnswered(JsonNode result) {
    return result.path("words").asString("").equals("200 OK");
  }

  /** Of a whole round. */
  private List<JsonNode> results(long round) throws Exception {
    JsonNode news = asked(order().put("round", round));
    while (!news.path("over").asBoolean(false)) {
      news = asked(order().put("round", round).put("after", news.path("next").asInt(0)));
    }
    return asked(order().put("round", round)).path("results").valueStream().toList();
  }

  @Test
  void the_ninth_round_at_one_time_is_refused_in_a_line() throws Exception {
    try (RunningServer server = shell.serve();
        SipEcho mute = SipEcho.mute()) {
      allAreSeen(server);
      for (int n = 1; n <= 8; n++) {
        assertThat(asked(round(mute.port(), n, n)).path("round").asInt(0)).isEqualTo(n);
      }
      Said said = shell.dialtone("notify", mac(9).toString());
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).isEqualTo("dialtone: 8 rounds are under way: wait for one\n");
      assertThat(asked(order().put("round", 8)).path("over").asBoolean(true)).isFalse();
    }
  }

  @Test
  void after_a_restart_a_phone_is_told_at_the_address_of_its_lease() throws Exception {
    String settings =
        """
        http.listen = "127.0.0.1:%d"
        tftp.listen = "off"
        console.listen = "off"
        dhcp.listen = "127.0.0.1:0"
        [[dhcp.pool]]
        subnet = "127.80.0.0/24"
        range = "127.80.0.7-127.80.0.100"
        """;
    Endpoint http;
    try (RunningServer server = shell.serveBy(settings.formatted(0));
        PhoneCrowd relay = new PhoneCrowd()) {
      http = Objects.requireNonNull(server.endpoints().get("http"));
      relay.ask(Objects.requireNonNull(server.endpoints().get("dhcp")));
      assertThat(relay.lease(mac(1), Duration.ofSeconds(20)).orElseThrow())
          .hasToString("127.80.0.7");
    }
    try (RunningServer _ = shell.serveBy(settings.formatted(http.port()));
        SipEcho phone = SipEcho.at("127.80.0.7")) {
      JsonNode told = told(0, mac(1), phone.port());
      assertThat(told.path("at").asString("")).isEqualTo("127.80.0.7:" + phone.port());
      assertThat(told.path("words").asString("")).isEqualTo("200 OK");
      assertThat(told(1, mac(2), phone.port()).path("words").asString(""))
          .startsWith("no address is known");
    }
  }

  private JsonNode told(int exit, MacAddress mac, int port) {
    Said said =
        shell.dialtone(
            "notify", mac.toString(), "--json", "--wait", "0", "--port", String.valueOf(port));
    assertThat(said.exit()).as(said.out() + said.err()).isEqualTo(exit);
    return JsonMapper.shared().readTree(said.out().lines().findFirst().orElseThrow());
  }

  @Test
  void a_terminal_shows_how_far_it_is_in_one_line_that_is_drawn_over() throws Exception {
    shell.site("phones", "add", mac(20).plain(), "--model", "ST2030");
    shell.site("phones", "add", mac(21).plain(), "--model", "ST2030", "--protocol", "mgcp");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RunningServer server = shell.serve();
        SipEcho phones = SipEcho.at("127.0.0.1")) {
      allAreSeen(server);
      PrintStream print = new PrintStream(out, true, UTF_8);
      InputStream nothing = InputStream.nullInputStream();
      Terminal terminal = new Terminal(print, print, Map.of(), folder, nothing, true);
      String port = String.valueOf(phones.port());
      int exit =
          Main.run(terminal, "notify", "--all", "--wait", "1", "--rate", "8", "--port", port);
      assertThat(exit).as(out.toString(UTF_8)).isEqualTo(1);
    }
    List<String> shown = List.of(out.toString(UTF_8).split("\r\u001b\\[K", -1));
    assertThat(shown)
        .filteredOn(line -> !line.endsWith("\n"))
        .as("drawn over")
        .allMatch(line -> line.length() <= 79)
        .anyMatch(line -> line.matches("[0-9]+ of 14 told, [0-9]+ answered, 0 refused, 0 silent.*"))
        .anyMatch(line -> line.length() == 79)
        .hasSizeGreaterThan(2);
    assertThat(shown)
        .filteredOn(line -> line.endsWith("answered: 200 OK; did not come for its files\n"))
        .hasSize(PHONES);
    assertThat(shown.getLast())
        .isEqualTo(
            PHONES
                + " answered, 0 refused, 0 silent, 0 came for their files, 1 could not be told,"
                + " 1 left out\n");
  }
}
