// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A real dnsmasq on loopback: as TFTP server of a folder, or as DHCP server. */
final class Dnsmasq {
  /** Where it listens; it knows no other port than 69. */
  static final String ADDRESS = "127.0.0.69";

  private static final Pattern SENT = Pattern.compile(".*: sent .*/([^/ ]+) to (\\S+)");
  private static final Pattern MISSING = Pattern.compile(".*: file .*/([^/ ]+) not found.*");

  private final OutsideServer server;

  private Dnsmasq(OutsideServer server) {
    this.server = server;
  }

  /** Skips the calling test where there is no dnsmasq, or where port 69 cannot be taken. */
  static Dnsmasq serve(Path files) throws Exception {
    Path program = Programs.require("dnsmasq");
    requirePort(ADDRESS, 69);
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
    return new Dnsmasq(OutsideServer.start(command, "TFTP root is"));
  }

  /** A DHCP server for the relay 127.65.0.1, with one option of 43, whoever asks. */
  static Dnsmasq lease(String option43) throws Exception {
    Path program = Programs.require("dnsmasq");
    requirePort("0.0.0.0", 67);
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
    return new Dnsmasq(OutsideServer.start(command, "IP range"));
  }

  private static void requirePort(String address, int port) {
    try (var socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), port))) {
      Assumptions.assumeTrue(socket.isBound());
    } catch (IOException refused) {
      String taken = address + ":" + port + " cannot be taken: " + refused.getMessage();
      System.out.println("skipped: dnsmasq needs a port; " + taken);
      Assumptions.abort(taken);
    }
  }

  /** Ends it; the names it was asked for, in their order, each with {@code sent} or 404. */
  List<String> stop() throws Exception {
    return server.stop().stream().map(Dnsmasq::trace).filter(line -> !line.isEmpty()).toList();
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
