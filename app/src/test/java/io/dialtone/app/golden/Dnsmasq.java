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

/** A real dnsmasq as TFTP server of a folder, on port 69 of a loopback address of its own. */
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
    requirePort();
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

  private static void requirePort() {
    try (var socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), 69))) {
      Assumptions.assumeTrue(socket.isBound());
    } catch (IOException refused) {
      System.out.println("skipped: dnsmasq needs " + ADDRESS + ":69: " + refused.getMessage());
      Assumptions.abort("port 69 cannot be taken");
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
