// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SRV-8 somebody tries MACs")
@Timeout(120)
class MacGuesserTest {

  private static final String DHCP = "dhcp.listen = \"127.0.0.1:0\"\n";
  private static final String ABSENT = "ST2030S_00147F0000FF.txt";

  @TempDir Path folder;

  /** Phone one leases an address; its file is asked for from elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /%s HTTP/1.0\r\n\r\n",
        "HEAD /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab",
        "GET /%s HTTP/1.1\r\nHost: x\r\nRange: bytes=0-3\r\nConnection: close\r\n\r\n",
        "GET /%s HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n",
        "GET http://x/%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  @DisplayName("SRV-8 not yours and not there are the same, byte for byte, over HTTP")
  void answers_are_the_same_over_http(String request) throws Exception {
    GuardedServer server = GuardedServer.start(folder, DHCP);
    try (server) {
      assertThat(server.phone("00147F000001", "127.64.0.1")).endsWith("display: ready\n0");
      String notYours = server.http("127.0.0.9", request.formatted(GuardedServer.ONE));
      String notThere = server.http("127.0.0.9", request.formatted(ABSENT));
      assertThat(notYours).startsWith("HTTP/1.").contains(" 404 ").isEqualTo(notThere);
    }
    assertThat(server.log())
        .contains("this phone's lease is for 127.64.0.")
        .contains(ABSENT + " 404 to 127.0.0.9: no file of this name");
  }

  @Test
  @DisplayName("SRV-8 and over TFTP, and it takes as long")
  void answers_are_the_same_over_tftp_and_take_as_long() throws Exception {
    try (GuardedServer server = GuardedServer.start(folder, DHCP)) {
      assertThat(server.phone("00147F000001", "127.64.0.1")).endsWith("display: ready\n0");
      assertThat(server.tftp("127.0.0.9", GuardedServer.ONE))
          .isEqualTo(server.tftp("127.0.0.9", ABSENT));
      try (Socket socket = server.connect("127.0.0.9")) {
        time(socket, 200, ABSENT); // warm
        long[] yours = new long[400];
        long[] there = new long[400];
        for (int n = 0; n < yours.length; n++) {
          yours[n] = time(socket, 1, GuardedServer.ONE);
          there[n] = time(socket, 1, ABSENT);
        }
        double ratio = (double) median(yours) / median(there);
        assertThat(ratio).isBetween(0.5, 2.0);
      }
    }
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private static long time(Socket socket, int times, String name) throws IOException {
    byte[] request = ("GET /" + name + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(ISO_8859_1);
    long start = System.nanoTime();
    for (int n = 0; n < times; n++) {
      socket.getOutputStream().write(request);
      StringBuilder answer = new StringBuilder();
      while (answer.indexOf("not found\n") < 0) {
        answer.append((char) socket.getInputStream().read());
      }
    }
    return System.nanoTime() - start;
  }

  @Test
  @DisplayName("SRV-8 a guesser over HTTP and TFTP is slowed, shut out and shown; a phone boots")
  void a_guesser_is_shut_out_and_a_phone_still_boots() throws Exception {
    try (GuardedServer server = GuardedServer.start(folder, DHCP)) {
      assertThat(server.phone("00147F000001", "127.64.0.1")).endsWith("display: ready\n0");
      Bounds bounds = Bounds.noted();
      List<Socket> waiting = new ArrayList<>();
      for (int n = 0; n < 80; n++) {
        Socket socket = server.connect("127.0.0.66");
        waiting.add(socket);
        String request = "GET /" + guess(n) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      }
      for (Socket socket : waiting) {
        try (socket) {
          assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
              .startsWith("HTTP/1.1 404 ");
        }
      }
      assertThat(server.log())
          .contains("127.0.0.66 is slowed until")
          .contains("127.0.0.66 is shut out until");
      assertThat(server.get("127.0.0.66", "/" + GuardedServer.TWO)).startsWith("HTTP/1.1 404 ");
      assertThat(server.tftp("127.0.0.66", GuardedServer.TWO)).startsWith(0, 5, 0, 1);
      assertThat(server.get("127.0.0.67", "/" + GuardedServer.TWO)).startsWith("HTTP/1.1 200 ");
      assertThat(server.console("/")).contains("Watched addresses: 1").contains("127.0.0.66");
      assertThat(server.console("/metrics"))
          .contains("dialtone_access_shut_out 1.0")
          .containsPattern("dialtone_access_delayed_total [1-9]")
          .containsPattern("dialtone_access_hidden_total [1-9]");
      assertThat(server.log().lines().filter(line -> line.contains("127.0.0.66")).count())
          .as("lines of the journal")
          .isLessThan(90);
      bounds.assertKept();
      assertThat(server.phone("00147F000002", "127.64.0.1")).endsWith("display: ready\n0");
    }
  }

  @Test
  @DisplayName("SRV-8 a guesser at two thousand addresses takes little memory; a phone boots")
  void very_many_guesses_cost_little() throws Exception {
    try (GuardedServer server = GuardedServer.start(folder, DHCP)) {
      assertThat(server.phone("00147F000001", "127.64.0.1")).endsWith("display: ready\n0");
      Bounds bounds = Bounds.noted();
      for (int n = 0; n < 2_000; n++) {
        String from = "127.9." + n / 200 + "." + (1 + n % 200);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
          for (int guess = 0; guess < 15; guess++) {
            server.send(socket, guess(20 * n + guess));
          }
        }
      }
      server.tftp("127.0.0.9", ABSENT); // one after the other: by now all were looked at
      bounds.assertKept();
      assertThat(server.phone("00147F000001", "127.64.0.1")).endsWith("display: ready\n0");
    }
  }

  @Test
  @DisplayName("SRV-8 by a secret path a phone boots, and no log shows the path")
  void a_phone_boots_below_the_secret_path() throws Exception {
    String secret = "b7Xk29cQw4mZb7Xk";
    String toml = DHCP + "access.mode = \"secret\"\naccess.secret-path = \"" + secret + "\"\n";
    GuardedServer server = GuardedServer.start(folder, toml);
    String page;
    try (server) {
      assertThat(server.phone("00147F000001", "127.64.0.1"))
          .containsPattern("ST2030S_00147F000001.txt +200")
          .endsWith("display: ready\n0");
      assertThat(server.get("127.64.0.9", "/" + GuardedServer.ONE)).startsWith("HTTP/1.1 404 ");
      assertThat(server.tftp("127.0.0.9", secret + "/" + GuardedServer.ONE)).startsWith(0, 3);
      assertThat(server.get("127.0.0.9", "/%627Xk29cQw4mZb7Xk/x")).startsWith("HTTP/1.1 404 ");
      page = server.console("/");
    }
    assertThat(server.accessLog()).contains("/***/ST2030S_00147F000001.txt HTTP/1.1\" 200");
    assertThat(server.accessLog() + server.log() + page).doesNotContainIgnoringCase(secret);
  }

  @Test
  @DisplayName("SRV-8 by a password over HTTP, RFC 7617")
  void a_password_opens_and_nothing_else_does() throws Exception {
    try (GuardedServer server =
        GuardedServer.start(
            folder,
            "access.mode = \"secret\"\naccess.user = \"phones\"\naccess.password = \"sesame\"\n")) {
      String challenge = server.get("127.0.0.9", "/" + GuardedServer.ONE);
      assertThat(challenge)
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("www-authenticate: Basic realm=\"Dialtone\"")
          .isEqualTo(server.get("127.0.0.9", "/" + ABSENT));
      String request =
          "GET /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n";
      // phones:sesame, phones:wrong
      assertThat(
              server.http(
                  "127.0.0.9", request.formatted(GuardedServer.ONE, "cGhvbmVzOnNlc2FtZQ==")))
          .startsWith("HTTP/1.1 200 ")
          .contains("regpwd1=geheim");
      assertThat(server.http("127.0.0.9", request.formatted(GuardedServer.ONE, "cGhvbmVzOndyb25n")))
          .isEqualTo(challenge);
      assertThat(server.log()).contains("over TFTP nobody gets files named by a MAC");
      assertThat(server.log()).doesNotContain("sesame").doesNotContain("cGhvbmVz");
    }
    assertThat(Files.readAllLines(folder.resolve("data/access.log")))
        .hasSize(4)
        .filteredOn(line -> line.startsWith("127.0.0.9 - phones ["))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(GuardedServer.ONE + " HTTP/1.1\" 200");
  }

  private static String guess(int n) {
    return "ST2030S_00147F1%05X.txt".formatted(n);
  }
}
