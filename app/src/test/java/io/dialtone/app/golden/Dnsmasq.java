// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.app.Programs;
import io.dialtone.app.ProjectFolder;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A real dnsmasq on loopback: as TFTP server of a folder, or as DHCP server. */
final class Dnsmasq {
  /** Where it listens; it knows no other port than 69. */
  static final String ADDRESS = "127.0.0.69";

  /**
   * Where it leases, and nobody else listens: the phones of other JVMs have relays of their own.
   */
  static final Endpoint LEASING = new Endpoint(Ip4Address.of(127, 65, 0, 2), 67);

  private static final Pattern SENT = Pattern.compile(".*: sent .*/([^/ ]+) to (\\S+)");
  private static final Pattern MISSING = Pattern.compile(".*: file .*/([^/ ]+) not found.*");

  private final OutsideServer server;
  private final FileLock turn;

  private Dnsmasq(OutsideServer server, FileLock turn) {
    this.server = server;
    this.turn = turn;
  }

  /** Skips the calling test where there is no dnsmasq, or where port 69 cannot be taken. */
  static Dnsmasq serve(Path files) throws Exception {
    Path program = Programs.require("dnsmasq");
    var command =
        List.of(
            program.toString(),
            "--conf-file=/dev/null",
            "--port=0",
            "--enable-tftp",
            "--tftp-root=" + files,
            "--listen-address=" + ADDRESS,
            "--bind-interfaces",
            "--user=root",
            "--pid-file",
            "--keep-in-foreground",
            "--log-facility=-");
    return start(new InetSocketAddress(ADDRESS, 69), command, "TFTP root is");
  }

  /** A DHCP server for the relay 127.65.0.1, with one option of 43, whoever asks. */
  static Dnsmasq lease(String option43) throws Exception {
    Path program = Programs.require("dnsmasq");
    var command =
        List.of(
            program.toString(),
            "--conf-file=/dev/null",
            "--port=0",
            "--interface=lo",
            "--bind-dynamic",
            "--dhcp-range=127.65.0.10,127.65.0.50,255.255.255.0,1h",
            "--dhcp-option-force=43," + option43,
            "--leasefile-ro",
            "--no-ping",
            "--user=root",
            "--pid-file",
            "--keep-in-foreground",
            "--log-facility=-");
    return start(new InetSocketAddress("0.0.0.0", 67), command, "IP range");
  }

  private static Dnsmasq start(InetSocketAddress port, List<String> command, String ready)
      throws Exception {
    FileLock turn = turn();
    boolean started = false;
    try {
      require(port);
      var dnsmasq = new Dnsmasq(OutsideServer.start(command, ready), turn);
      started = true;
      return dnsmasq;
    } finally {
      if (!started) {
        turn.acquiredBy().close();
      }
    }
  }

  /** Its ports are the machine's: of tests in JVMs side by side one at a time has them. */
  private static FileLock turn() throws IOException {
    Path folder = Files.createDirectories(ProjectFolder.root().resolve("app/target"));
    Path file = folder.resolve("dnsmasq.lock");
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
  }

  /** The relays of phones in other JVMs share the port, as it does, each at its own address. */
  private static void require(InetSocketAddress port) {
    try (var socket = new DatagramSocket(null)) {
      socket.setReuseAddress(true);
      socket.bind(port);
      Assumptions.assumeTrue(socket.isBound());
    } catch (IOException refused) {
      throw Programs.lack(
          "dnsmasq needs a port; %s cannot be taken: %s".formatted(port, refused.getMessage()));
    }
  }

  /** Ends it; the names it was asked for, in their order, each with {@code sent} or 404. */
  List<String> stop() throws Exception {
    try {
      return server.stop().stream().map(Dnsmasq::trace).filter(line -> !line.isEmpty()).toList();
    } finally {
      turn.acquiredBy().close();
    }
  }

  private static String trace(String line) {
    Matcher sent = SENT.matcher(line);
    if (sent.matches()) {
      return sent.group(1) + " 200";
    }
    Matcher missing = MISSING.matcher(line);
    return missing.matches() ? missing.group(1) + " 404" : "";
  }
}
