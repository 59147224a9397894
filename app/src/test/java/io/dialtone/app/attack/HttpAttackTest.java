// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpLimits;
import io.dialtone.server.http.HttpLimits.Counts;
import io.dialtone.server.http.HttpLimits.Times;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that mean harm to the HTTP server: what they may hold is bounded, and a phone is
 * provisioned while they try and, each time, afterwards.
 */
@Timeout(120)
class HttpAttackTest {

  private static final int CONNECTIONS = 600;
  private static final int PER_ADDRESS = 400;
  private static final int LARGE = 8_000_000;

  /** So many of the larger requests would be more than the bound, were they kept. */
  private static final int ROUNDS = 100;

  private static final String ATTACKER = "127.66.6.6";
  private static final String GET_LARGE = "GET /large.zz HTTP/1.1\r\nHost: x\r\n\r\n";

  /** Short, so that a test sees who is cut; a phone of these tests is done in milliseconds. */
  private static final Times TIMES =
      new Times(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          100_000);

  /** Nobody is cut while there is room. */
  private static final Times PATIENT =
      new Times(
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          2048);

  @TempDir Path temp;
  private ServedFolder files;
  private EventLoops loops;
  private HttpServer server;
  private final Queue<Socket> attackers = new ConcurrentLinkedQueue<>();
  private Bounds bounds;

  @BeforeEach
  void a_server_with_a_phones_files() throws Exception {
    Path root = Files.createDirectory(temp.resolve("root"));
    Files.write(root.resolve("large.zz"), new byte[LARGE]);
    Files.writeString(temp.resolve("secret"), "secret");
    Files.writeString(root.resolve("ST2030S_00147F000001.txt"), "[sys]\nconfig_sn=202611210001\n");
    Files.writeString(root.resolve("st2030s.inf"), "[config]\nconfig=/\n");
    FolderSettings settings =
        new FolderSettings(root, temp.resolve("copies"), List.of(), Duration.ZERO);
    files = ServedFolder.open(settings, Journal.silent());
    loops = EventLoops.start(Journal.silent());
    serve(TIMES);
  }

  private void serve(Times times) throws Exception {
    HttpLimits limits =
        new HttpLimits(HttpLimits.USUAL.sizes(), times, new Counts(CONNECTIONS, PER_ADDRESS));
    Endpoint any = Endpoint.parse("127.0.0.1:0").orElseThrow();
    server = HttpServer.start(loops, HttpServerSettings.at(any).with(limits), files, _ -> {});
    assertAPhoneBoots();
    bounds = Bounds.noted();
  }

  @AfterEach
  void a_phone_boots_and_nothing_is_held() throws Exception {
    try {
      for (Socket each : attackers) {
        each.close();
      }
      attackers.clear(); // those who came again and again are many, and held by the test
      bounds.assertKept();
      assertAPhoneBoots();
    } finally {
      server.close(Duration.ofSeconds(5));
      loops.close();
      files.close();
    }
  }

  @Test
  void heads_a_byte_at_a_time_are_cut_though_they_never_fall_silent() throws Exception {
    List<Socket> slow = open(PER_ADDRESS, ATTACKER);
    bounds.assertKept(2L * PER_ADDRESS); // both sides of a connection are in this process
    assertThat(cut(slow, "G")).isEqualTo(slow.size());
    bounds.assertKept(PER_ADDRESS);
  }

  @Test
  void bodies_a_byte_at_a_time_are_cut_by_their_rate() throws Exception {
    List<Socket> slow = open(50, ATTACKER);
    for (Socket each : slow) {
      send(each, "POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    }
    assertAPhoneBoots();
    bounds.assertKept(2L * slow.size());
    assertThat(cut(slow, "b")).isEqualTo(slow.size());
    bounds.assertKept(slow.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n",
        GET_LARGE,
      })
  void those_who_hold_all_connections_up_and_come_again_shut_no_phone_out(String request)
      throws Exception {
    assertNoPhoneIsShutOutBy(request, "b", Duration.ZERO);
  }

  @Test
  void those_who_hold_all_connections_and_send_just_fast_enough_shut_no_phone_out()
      throws Exception {
    String request = "POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n";
    assertNoPhoneIsShutOutBy(request, "b".repeat(4096), Duration.ofSeconds(1));
  }

  /** They send so much more in each round, and rounds begin no faster than so. */
  private void assertNoPhoneIsShutOutBy(String request, String next, Duration round)
      throws Exception {
    server.close(Duration.ZERO);
    serve(PATIENT);
    AtomicBoolean enough = new AtomicBoolean();
    Thread crowd =
        Thread.ofPlatform()
            .start(() -> {
              List<Socket> holding = new ArrayList<>();
              while (!enough.get()) {
                long end = System.nanoTime() + round.toNanos();
                for (int each = 0; each < 2 * PER_ADDRESS && !enough.get(); each++) {
                  comeAgain(holding, each, request, next);
                }
                while (System.nanoTime() - end < 0 && !enough.get()) {
                  Thread.onSpinWait();
                }
              }
            });
    try {
      awaitAllTaken();
      while (!boot().provisioned()) {
        // until the test's time is over
      }
    } finally {
      enough.set(true);
      crowd.join();
    }
  }

  /** Sends on, or if it was cut, begins anew. */
  private void comeAgain(List<Socket> holding, int at, String request, String next) {
    try {
      if (at < holding.size() && sent(holding.get(at), next)) {
        return;
      }
      Socket socket = attack("127.66.8." + at % 2, 4096);
      if (at < holding.size()) {
        holding.set(at, socket).close();
      } else {
        holding.add(socket);
      }
      boolean _ = sent(socket, request);
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Until one more is turned away. */
  private void awaitAllTaken() throws IOException {
    boolean taken = true;
    while (taken) {
      String answer = "";
      try (Socket socket = attack("127.0.0.1", 0)) {
        boolean _ = sent(socket, "GET /st2030s.inf HTTP/1.1\r\nConnection: close\r\n\r\n");
        answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (SocketException _) {
        // reset, for what was sent was not read
      }
      taken = !answer.isEmpty();
    }
  }

  @Test
  void those_who_ask_and_do_not_take_are_cut_and_hold_no_memory() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int count = 0; count < 50; count++) {
      Socket each = attack(ATTACKER, 4096);
      send(each, GET_LARGE.repeat(20));
      slow.add(each);
    }
    assertAPhoneBoots();
    bounds.assertKept(2L * slow.size());
    assertThat(cut(slow, "G")).isEqualTo(slow.size());
    bounds.assertKept(slow.size());
  }

  @Test
  void one_address_cannot_take_all_connections_and_many_addresses_make_room() throws Exception {
    server.close(Duration.ZERO);
    serve(PATIENT);
    open(2_000, ATTACKER);
    assertAPhoneBoots();
    bounds.assertKept(2_000 + PER_ADDRESS); // what was turned away is still ours
    for (int address = 1; address <= 10; address++) {
      open(200, "127.66.7." + address);
    }
    bounds.assertKept(attackers.size() + CONNECTIONS);
    while (!boot().provisioned()) {
      // A phone that is turned away tries again later (SRC-6), until the test's time is over.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret",
        "/%2e%2e/secret",
        "/%2E%2E%2Fsecret",
        "/%252e%252e/secret",
        "/..%5csecret",
        "/..\\secret",
        "/.%00./secret",
        "/st2030s.inf%00.txt",
        "/C:/secret",
        "/C%3a%5csecret",
        "//../secret",
        "/./.././secret",
        "/%c0%ae%c0%ae/secret",
        "/%c0%ae%c0%ae%c0%afsecret",
        "/%e0%80%ae%e0%80%ae/secret",
        "/%uff0e%uff0e/secret",
        "http://x/../secret",
        "file:///etc/passwd",
        "/large.zz/../../secret",
        "/%",
        "*",
      })
  void no_path_leads_out_of_the_folder(String target) throws Exception {
    String answer = ask("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("not found\n");
  }

  @Test
  void what_is_too_large_is_refused_whatever_it_is() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      tooLarge();
    }
  }

  private void tooLarge() throws IOException {
    String long100k = "x".repeat(100_000);
    assertThat(ask("GET /" + long100k + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 414 ");
    assertThat(ask(long100k + " / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 414 ");
    assertThat(ask(long100k)).startsWith("HTTP/1.1 414 ");
    assertThat(ask("GET / HTTP/1.1\r\nX: " + long100k)).startsWith("HTTP/1.1 431 ");
    assertThat(ask("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(9_000))).startsWith("HTTP/1.1 431 ");
    assertThat(ask("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(ask("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"))
        .startsWith("HTTP/1.1 413 ");
    String ranges = "bytes=" + "0-1,".repeat(2_000) + "0-1";
    assertThat(ask("GET /st2030s.inf HTTP/1.0\r\nRange: " + ranges + "\r\n\r\n"))
        .startsWith("HTTP/1.0 200 ");
  }

  private void assertAPhoneBoots() throws Exception {
    PhoneEnd end = boot();
    assertThat(end.provisioned()).as("the phone shows %s", end.display()).isTrue();
  }

  private PhoneEnd boot() throws Exception {
    PowerSwitch power = new PowerSwitch();
    MemoryFlash flash = new MemoryFlash(FlashContent.factory(Model.ST2030, Protocol.SIP), power);
    PhoneSetup setup =
        PhoneSetup.of(
            MacAddress.parse("00147F000001").orElseThrow(),
            new Addressing.Fixed(Optional.of(url("st2030s.inf"))));
    Place place = new Place(Ip4Address.of(127, 0, 0, 30), Optional.empty());
    try (VirtualPhone phone =
        VirtualPhone.plug(VirtualPhoneSettings.of(setup, place), flash, power, (_, _) -> {})) {
      return phone.powerUp().orElseThrow();
    }
  }

  private String url(String path) {
    return "http://" + server.endpoint() + "/" + path;
  }

  private List<Socket> open(int count, String from) throws IOException {
    List<Socket> opened = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      opened.add(attack(from, 0));
    }
    return opened;
  }

  private Socket attack(String from, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    attackers.add(socket);
    socket.setSoTimeout(30_000);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.endpoint().port()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Whether the server still takes it. */
  private static boolean sent(Socket socket, String text) {
    try {
      send(socket, text);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** How many the server cut, though each goes on sending, a byte in each round. */
  private static int cut(List<Socket> slow, String next) {
    long begun = System.nanoTime();
    int cut = 0;
    while (cut < slow.size() && System.nanoTime() - begun < 30e9) {
      cut = (int) slow.stream().filter(each -> !sent(each, next)).count();
    }
    return cut;
  }

  private String ask(String request) throws IOException {
    try (Socket socket = attack("127.0.0.1", 0)) {
      sent(socket, request);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
