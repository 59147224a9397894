// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.run.Outside;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/** The whole server over two phones' files, and askers at any address of this machine. */
final class GuardedServer implements AutoCloseable {

  /** The two phones that have files. */
  static final String ONE = "ST2030S_00147F000001.txt";

  static final String TWO = "ST2030S_00147F000002.txt";

  private final Path folder;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final RunningServer server;

  private GuardedServer(Path folder, String toml) throws Exception {
    this.folder = folder;
    Path site = Files.createDirectories(folder.resolve("site"));
    for (String phone : new String[] {"00147F000001", "00147F000002"}) {
      String name = "ST2030S_" + phone;
      write(site.resolve(name + ".inf"), "[config]\ncommon_config=ComConf-1.txt\n");
      write(site.resolve(name + ".txt"), "[sys]\nconfig_sn=202611210001\n[sip]\nregpwd1=geheim\n");
    }
    write(site.resolve("ComConf-1.txt"), "[ipp]\nLanguageType=0\n");
    write(
        folder.resolve("dialtone.toml"),
        """
        files = "site"
        http.listen = "127.0.0.1:0"
        tftp.listen = "127.0.0.1:0"
        console.listen = "127.0.0.1:0"
        """
            + toml);
    Loaded loaded = SettingsReader.load(new Surroundings(Map.of(), Map.of(), folder, false));
    InstantSource clock = InstantSource.system();
    PrintStream nobody = new PrintStream(ByteArrayOutputStream.nullOutputStream(), false, UTF_8);
    server =
        switch (loaded) {
          case Loaded.Fit fit ->
              RunningServer.start(
                  fit,
                  new Outside(nobody, new PrintStream(log, true, UTF_8), clock, clock.instant()));
          case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
        };
  }

  /** The server with these settings beside the usual ones. */
  static GuardedServer start(Path folder, String toml) throws Exception {
    return new GuardedServer(folder, toml);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, ISO_8859_1);
  }

  String log() {
    return log.toString(UTF_8);
  }

  String accessLog() throws IOException {
    return Files.readString(folder.resolve("data/access.log"), UTF_8);
  }

  String console(String path) throws IOException {
    return http("127.0.0.1", "console", "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
  }

  int port(String listener) {
    return server.endpoints().get(listener).port();
  }

  /** A connection to the HTTP listener from this address. */
  Socket connect(String from) throws IOException {
    return connect(from, "http");
  }

  private Socket connect(String from, String listener) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port(listener)));
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** One request in raw bytes, and all that comes back, the time of day apart. */
  String http(String from, String request) throws IOException {
    return http(from, "http", request);
  }

  private String http(String from, String listener, String request) throws IOException {
    try (Socket socket = connect(from, listener)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return answer.replaceAll("(?mi)^date: .*$", "date: *");
    }
  }

  /** The answer to a plain GET on a connection of its own. */
  String get(String from, String target) throws IOException {
    return http(from, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  /** The first packet that comes back over TFTP; asked for again, as every client does. */
  byte[] tftp(String from, String name) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
      socket.setSoTimeout(1_000);
      byte[] answer = new byte[1_000];
      DatagramPacket packet = new DatagramPacket(answer, answer.length);
      for (int tries = 0; tries < 30; tries++) {
        send(socket, name);
        try {
          socket.receive(packet);
          return Arrays.copyOf(answer, packet.getLength());
        } catch (SocketTimeoutException nothing) {
          packet.setLength(answer.length);
        }
      }
      throw new SocketTimeoutException("no answer about " + name);
    }
  }

  /** Asks over TFTP and waits for nothing. */
  void send(DatagramSocket socket, String name) throws IOException {
    byte[] request = ("\0\1" + name + "\0octet\0").getBytes(ISO_8859_1);
    socket.send(
        new DatagramPacket(
            request, request.length, InetAddress.ofLiteral("127.0.0.1"), port("tftp")));
  }

  /** Boots a virtual phone that leases its address here; what it says, the display last. */
  String phone(String mac, String relay) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, UTF_8);
    String dhcp = "127.0.0.1:" + port("dhcp");
    int exit =
        Main.run(
            new Terminal(out, out, Map.of(), folder),
            "phone",
            "--mac",
            mac,
            "--dhcp",
            dhcp,
            "--bind",
            relay);
    return said.toString(UTF_8) + exit;
  }

  @Override
  public void close() {
    server.close();
  }
}
