// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.web.Deed;
import io.dialtone.handset.web.WebDesk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WebListenerTest {

  private static final Endpoint ANY = Endpoint.parse("127.0.0.1:0").orElseThrow();

  private final PowerSwitch power = new PowerSwitch();
  private final LinkedBlockingQueue<Deed> deeds = new LinkedBlockingQueue<>();
  private final FlashContent content = FlashContent.factory(Model.ST2030, Protocol.SIP);
  private final WebPhone phone = new Phone();
  private WebListener listener = open(WebLimits.PHONE);

  private WebListener open(WebLimits limits) {
    var desk = new WebDesk(new MemoryFlash(content, power), new SplittableRandom(1));
    try {
      return WebListener.open(ANY, limits, desk, phone);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void reopen(WebLimits limits) throws IOException {
    listener.close();
    listener = open(limits);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private final class Phone implements WebPhone {
    @Override
    public Optional<PhoneStatus> status() {
      if (power.isOff()) {
        return Optional.empty();
      }
      MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
      PhoneIdentity identity = PhoneIdentity.atPowerUp(mac, content);
      return Optional.of(
          new PhoneStatus(
              new Condition(Activity.IDLE, false),
              identity,
              Display.ready(identity.title()),
              Optional.empty(),
              VlanSet.UNTAGGED,
              content,
              List.of("one line of the log")));
    }

    @Override
    public void perform(Deed deed) {
      deeds.add(deed);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), listener.endpoint().port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** Sends the text as it is, and reads until the other side closes. */
  private String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return read(socket);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads one answer of a connection that stays. */
  private static String readOne(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = socket.getInputStream().read();
      assertThat(octet).as("the head so far: " + head).isNotNegative();
      head.append((char) octet);
    }
    Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
    assertThat(length.find()).isTrue();
    byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  }

  private String logIn() throws Exception {
    String page = exchange(get("/admin.html"));
    String cookie = first(page, "Set-Cookie: ([^;]+);");
    String nonce = first(page, "name=\"nonce\" value=\"([0-9a-f]+)\"");
    var md5 = MessageDigest.getInstance("MD5");
    String proof = "administrator:784518:" + nonce;
    String hex = HexFormat.of().formatHex(md5.digest(proof.getBytes(StandardCharsets.ISO_8859_1)));
    String form = "encoded=administrator:" + hex + "&nonce=" + nonce + "&URL=/&goto=Log On";
    assertThat(exchange(post("/admin.html", cookie, form))).startsWith("HTTP/1.1 303 ");
    return cookie;
  }

  private static String post(String target, String cookie, String body) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: "
        + cookie
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  @DisplayName("WEB-2 TRG-4 the login by a raw socket, then the reboot")
  void the_login_and_the_reboot() throws Exception {
    String cookie = logIn();
    assertThat(exchange(post("/reboot.html", cookie, ""))).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(deeds.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new Deed.Happening(new PhoneEvent.RebootAsked("the web page")));
    assertThat(exchange(post("/reboot.html", "phone00147F000001=" + "0".repeat(32), "")))
        .startsWith("HTTP/1.1 403 ");
    assertThat(deeds).isEmpty();
  }

  @Test
  @DisplayName("HTT-2 requests follow each other on one connection, also when sent at once")
  void keep_alive() throws IOException {
    try (Socket socket = connect()) {
      String request = "\r\nHEAD /phone.css HTTP/1.1\nHost: 127.0.0.1\n\n";
      send(socket, request.replace("HEAD", "GET") + get("/").replace("close", "x"));
      assertThat(readOne(socket)).contains("text/css").doesNotContain("Connection: close");
      assertThat(readOne(socket)).contains("Log on");
      send(socket, get("/nothing"));
      assertThat(read(socket)).startsWith("HTTP/1.1 403 ").contains("Connection: close");
    }
  }

  @Test
  void head_has_no_body_and_http_1_0_needs_no_host() throws IOException {
    assertThat(exchange("HEAD /admin.html HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Length: ")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/3.0\\n\\n | 400",
        "nonsense\\n\\n | 400",
        "GET / HTTP/1.1\\n\\n | 400",
        "GET / HTTP/1.1\\nHost: phone.example\\n\\n | 421",
        "POST / HTTP/1.1\\nContent-Length: -1\\n\\n | 400",
        "POST / HTTP/1.1\\nContent-Length: 1\\nContent-Length: 2\\n\\n | 400",
        "POST /admin.html HTTP/1.1\\nTransfer-Encoding: chunked\\n\\n0\\n\\n | 411",
        "POST /admin.html HTTP/1.1\\nContent-Length: 9000\\n\\n | 413",
        "POST /utility.html HTTP/1.1\\nContent-Length: 100000\\n\\n | 413",
        "POST /admin.html HTTP/1.1\\nContent-Length: 999999999999\\n\\n | 413",
      })
  void bad_requests_get_an_answer(String request, int status) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request.replace("\\n", "\r\n"));
      socket.shutdownOutput();
      assertThat(read(socket)).startsWith("HTTP/1.1 " + status + " ");
    }
  }

  @Test
  void a_head_that_does_not_end_is_refused_at_the_limit() throws IOException {
    String endless = "GET / HTTP/1.1\r\nA: " + "a".repeat(WebLimits.PHONE.headOctets());
    try (Socket socket = connect()) {
      send(socket, endless);
      socket.shutdownOutput();
      assertThat(read(socket)).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void half_a_request_gets_none() throws IOException {
    for (String half :
        List.of("GET / HTT", "POST /admin.html HTTP/1.0\r\nContent-Length: 5\r\n\r\nabc")) {
      try (Socket socket = connect()) {
        send(socket, half);
        socket.shutdownOutput();
        assertThat(read(socket)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("WEB-1 a client that dawdles over its request is cut off")
  void slow_clients_are_cut_off() throws IOException {
    Duration soon = Duration.ofMillis(200);
    reopen(new WebLimits(4, 1, 1_024, Duration.ofSeconds(30), soon, soon));
    try (Socket socket = connect()) {
      send(socket, "GET / HTTP/1.1\r\n");
      assertThatThrownBy(
              () -> {
                while (socket.getInputStream().read() >= 0) {
                  send(socket, "A: b\r\n");
                }
                throw new IOException("closed in good order, which is as good");
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void silent_connections_are_closed() throws IOException {
    Duration soon = Duration.ofMillis(100);
    reopen(new WebLimits(4, 1, 1_024, soon, Duration.ofSeconds(30), soon));
    try (Socket socket = connect()) {
      assertThat(read(socket)).isEmpty();
    }
  }

  @Test
  void one_connection_too_many_is_closed_and_room_comes_back() throws IOException {
    Duration long30 = Duration.ofSeconds(30);
    reopen(new WebLimits(1, 1, 1_024, long30, long30, long30));
    try (Socket first = connect()) {
      send(first, get("/phone.css").replace("close", "keep-alive"));
      assertThat(readOne(first)).startsWith("HTTP/1.1 200 ");
      try (Socket second = connect()) {
        assertThat(second.getInputStream().read()).isEqualTo(-1);
      }
      send(first, get("/phone.css"));
      assertThat(read(first)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  @DisplayName("WEB-1 an upload of two megabytes, announced with Expect: 100-continue")
  void a_large_upload() throws Exception {
    String cookie = logIn();
    String body =
        "--B\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\napplication\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"image\"; filename=\"v100.zz\"\r\n\r\n"
            + "z".repeat(2 << 20)
            + "\r\n--B--\r\n";
    String request = post("/utility.html", cookie, body);
    int split = request.indexOf("\r\n\r\n") + 2;
    try (Socket socket = connect()) {
      send(
          socket,
          request.substring(0, split)
              + "Content-Type: multipart/form-data; boundary=B\r\nExpect: 100-continue\r\n\r\n");
      byte[] go = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
      assertThat(Bytes.copyOf(go).latin1()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      send(socket, body);
      assertThat(read(socket)).startsWith("HTTP/1.1 200 ").contains("v100.zz is in flash");
    }
    var happening = (Deed.Happening) deeds.poll(10, TimeUnit.SECONDS);
    var uploaded = (PhoneEvent.FirmwareUploaded) happening.event();
    assertThat(uploaded.part()).isEqualTo(FlashItem.APPLICATION);
    assertThat(uploaded.body().length()).isEqualTo(2 << 20);
  }

  @Test
  @DisplayName("RUN-9 a phone without power says nothing, and speaks again with it")
  void without_power_there_is_no_answer() throws IOException {
    assertThat(exchange(get("/"))).startsWith("HTTP/1.1 200 ");
    power.cut();
    assertThat(exchange(get("/"))).isEmpty();
  }

  @Test
  void a_port_in_use_is_refused() {
    var desk = new WebDesk(new MemoryFlash(content, power), new SplittableRandom(1));
    assertThatThrownBy(
            () -> WebListener.open(listener.endpoint(), WebLimits.PHONE, desk, phone).close())
        .isInstanceOf(IOException.class);
  }
}
