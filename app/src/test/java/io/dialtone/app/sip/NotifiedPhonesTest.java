// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.command.StayedPhone;
import io.dialtone.app.golden.FreePort;
import io.dialtone.app.site.SiteShell;
import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.app.udp.UdpProxy;
import io.dialtone.app.udp.Weather;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dialtone notify}, a running server, and phones that stay. */
@Timeout(180)
class NotifiedPhonesTest {

  private static final String MAC = "00147F000001";
  private static final String READY = "^display: ready$";
  private static final Predicate<String> REBOOTED_FOR_IT =
      Pattern.compile("NOTIFY check-sync;reboot=true +.*NTF-5").asPredicate();

  @TempDir Path folder;
  private SiteShell shell;

  @BeforeEach
  void a_site_with_one_phone() {
    shell = new SiteShell(folder);
    done("s3cret-200\n", "accounts", "add", "200", "--password-stdin");
    done("", "phones", "add", MAC, "--model", "ST2030", "--line", "1=200");
  }

  private void done(String lines, String... words) {
    Said said = shell.typed(lines, words);
    assertThat(said.exit()).describedAs(said.err()).isZero();
  }

  private static Endpoint http(RunningServer server) {
    return Objects.requireNonNull(server.endpoints().get("http"));
  }

  /** A phone that was provisioned by the server and stays. */
  private StayedPhone phone(RunningServer server, String address, String... more)
      throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--mac",
                MAC,
                "--bind",
                address,
                "--web",
                "off",
                "--inf",
                "http://" + http(server) + "/ST2030S_" + MAC + ".inf"));
    options.addAll(List.of(more));
    return new StayedPhone(folder, options.toArray(String[]::new));
  }

  private static String port(StayedPhone phone) throws InterruptedException {
    String port = phone.until("^sip 127[.0-9]+:(\\d+)$");
    phone.until(READY);
    return port;
  }

  /** What is said of one phone, and of all. */
  private List<JsonNode> told(int exit, String... words) {
    List<String> all = new ArrayList<>(List.of("notify", "--json"));
    all.addAll(List.of(words));
    Said said = shell.dialtone(all.toArray(String[]::new));
    assertThat(said.exit()).describedAs(said.out() + said.err()).isEqualTo(exit);
    return said.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  @ParameterizedTest
  @CsvSource({"--all, ''", "00:14:7f:00:00:01, --tcp", "--group=/, --reboot"})
  void a_phone_that_stays_is_told_and_applies_what_is_new_NTF_1_NTF_4_NTF_5(String whom, String how)
      throws Exception {
    try (RunningServer server = shell.serve("sip.listen = \"127.0.0.40:0\"\n");
        StayedPhone phone = phone(server, "127.0.0.41")) {
      String port = port(phone);
      done("", "set", MAC, "LanguageType=2");
      List<String> words = new ArrayList<>(List.of(whom, "--port", port));
      if (!how.isEmpty()) {
        words.add(how);
      }
      JsonNode result = told(0, words.toArray(String[]::new)).getFirst();
      assertThat(result.path("result").asString("")).isEqualTo("answered");
      assertThat(result.path("back").asBoolean(false)).isTrue();
      assertThat(result.path("at").asString("")).isEqualTo("127.0.0.41:" + port);
      phone.until(READY);
      assertThat(phone.seen().stream().anyMatch(REBOOTED_FOR_IT))
          .as("%s", phone.seen())
          .isEqualTo(how.equals("--reboot"));
      phone.types("show params LanguageType").until("LanguageType=2");
    }
  }

  @Test
  void a_phone_that_challenges_is_answered_with_its_own_account_NTF_4() throws Exception {
    try (RunningServer server = shell.serve();
        StayedPhone phone = phone(server, "127.0.0.42", "--quirk", "notify-digest")) {
      String port = port(phone);
      List<JsonNode> told = told(0, MAC, "--port", port);
      assertThat(told.getFirst().path("words").asString("")).isEqualTo("200 OK");
      assertThat(told.getLast().path("back").asInt(0)).isEqualTo(1);
    }
  }

  @Test
  void a_phone_that_takes_no_notify_refuses_and_the_site_says_why_NTF_2() throws Exception {
    done("", "set", MAC, "sw_notify_autoprovision=0");
    try (RunningServer server = shell.serve();
        StayedPhone phone = phone(server, "127.0.0.43")) {
      Said said = shell.dialtone("notify", "--all", "--port", port(phone));
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.out())
          .contains("refused: 403 Forbidden: it takes no NOTIFY")
          .contains("  warning: sw_notify_autoprovision is not 1")
          .contains("0 answered, 1 refused, 0 silent");
    }
  }

  @Test
  void a_phone_that_listens_to_another_is_silent_and_the_site_says_why_NTF_2() throws Exception {
    done("", "set", MAC, "AuthNotifyCheckSync=192.0.2.9");
    try (RunningServer server = shell.serve("sip.listen = \"127.0.0.40:0\"\n");
        StayedPhone phone = phone(server, "127.0.0.44")) {
      JsonNode result = told(1, "--all", "--port", port(phone)).getFirst();
      assertThat(result.path("result").asString("")).isEqualTo("silent");
      assertThat(result.path("words").asString("")).isEqualTo("no answer within 32 s");
      assertThat(result.path("warnings").get(0).asString(""))
          .isEqualTo(
              "AuthNotifyCheckSync is 192.0.2.9, and this comes from 127.0.0.40: the phone does not"
                  + " answer (NTF-2)");
    }
  }

  @Test
  void the_address_of_sip_listen_is_the_one_that_the_phone_sees_NTF_2() throws Exception {
    done("", "set", MAC, "AuthNotifyCheckSync=127.0.0.40");
    try (RunningServer server = shell.serve("sip.listen = \"127.0.0.40:0\"\n");
        StayedPhone phone = phone(server, "127.0.0.45")) {
      JsonNode result = told(0, "--all", "--port", port(phone)).getFirst();
      assertThat(result.path("result").asString("")).isEqualTo("answered");
      assertThat(result.path("warnings").isMissingNode()).isTrue();
    }
  }

  @Test
  void half_of_all_datagrams_lost_delay_it_and_no_more() throws Exception {
    try (RunningServer server = shell.serve();
        StayedPhone phone = phone(server, "127.0.0.1")) {
      InetSocketAddress at =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port(phone)));
      try (UdpProxy proxy = UdpProxy.before(at, Weather.losing(6, 0.5))) {
        String port = String.valueOf(proxy.address().getPort());
        for (int i = 0; i < 3; i++) {
          assertThat(told(0, MAC, "--port", port).getFirst().path("result").asString(""))
              .isEqualTo("answered");
          phone.until(READY);
        }
        assertThat(proxy.lost()).isPositive();
      }
    }
  }

  @Test
  void sipp_as_a_phone_checks_our_digest_NTF_4() throws Exception {
    int port = FreePort.next();
    try (RunningServer server = shell.serve();
        Sipp phone = Sipp.serve(folder, "notified-phone.xml", port)) {
      seen(server);
      JsonNode result = told(0, MAC, "--wait", "0", "--port", String.valueOf(port)).getFirst();
      assertThat(result.path("words").asString("")).isEqualTo("200 OK");
      assertThat(phone.succeeds()).describedAs(phone.said()).isTrue();
    }
  }

  /** The phone asks for its file, from 127.0.0.1. */
  private static void seen(RunningServer server) throws Exception {
    URI file = URI.create("http://" + http(server) + "/ST2030S_" + MAC + ".txt");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_cannot_be_told_is_told_apart_NTF_1() throws Exception {
    done("", "phones", "add", "00147F000002", "--model", "ST2030", "--protocol", "mgcp");
    try (RunningServer _ = shell.serve()) {
      List<JsonNode> told = told(1, "--all");
      assertThat(told)
          .anyMatch(line -> line.path("words").asString("").startsWith("no address is known"))
          .anyMatch(line -> line.path("words").asString("").startsWith("it speaks MGCP"));
      assertThat(told.getLast().path("leftOut").asInt(0)).isEqualTo(1);
      assertThat(told.getLast().path("notTold").asInt(0)).isEqualTo(1);
      assertThat(told(1, "00147F000009").getFirst().path("words").asString(""))
          .isEqualTo("neither the site nor the network knows it");
      assertThat(shell.dialtone("notify", "--group", "/nowhere").err())
          .contains("there is no group /nowhere");
      assertThat(shell.dialtone("notify", "nonsense").err()).contains("is no MAC address");
      assertThat(shell.dialtone("notify", "--all", "--rate", "0").err()).contains("'rate'");
    }
  }

  @Test
  void without_a_server_one_line_says_what_to_do() {
    Said said = shell.dialtone("notify", "--all");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err().lines()).singleElement().asString().contains("start 'dialtone serve'");
    assertThat(shell.dialtone("notify").exit()).isEqualTo(64);
    assertThat(shell.dialtone("notify", "--all", MAC).exit()).isEqualTo(64);
  }

  @Test
  void the_sip_address_answers_options_and_nothing_else() throws Exception {
    try (RunningServer server = shell.serve("sip.listen = \"127.0.0.40:0\"\n");
        DatagramSocket asker = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      Endpoint sip = Objects.requireNonNull(server.endpoints().get("sip"));
      assertThat(answer(asker, sip, "OPTIONS")).startsWith("SIP/2.0 200 OK\r\n");
      assertThat(answer(asker, sip, "REGISTER")).startsWith("SIP/2.0 405 ");
    }
  }

  private static String answer(DatagramSocket asker, Endpoint sip, String method)
      throws IOException {
    asker.setSoTimeout(60_000);
    byte[] octets =
        """
        %1$s sip:a SIP/2.0\r
        Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKx;rport\r
        From: <sip:b@127.0.0.1>;tag=1\r
        To: <sip:a>\r
        Call-ID: x\r
        CSeq: 1 %1$s\r
        \r
        """
            .formatted(method)
            .getBytes(UTF_8);
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.ofLiteral(sip.address().toString()), sip.port());
    asker.send(new DatagramPacket(octets, octets.length, to));
    DatagramPacket answer = new DatagramPacket(new byte[4_096], 4_096);
    asker.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), UTF_8);
  }
}
