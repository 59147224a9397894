// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Other people's DHCP clients, and what they were told. */
record RealClients(Path folder) {

  /** No random second before it begins, nor ten after an address that it declined. */
  private static final String DHCLIENT_SOON =
      "initial-delay 0;\nretry 1;\ninitial-interval 1;\nbackoff-cutoff 1;\n";

  /** What clients call: it writes down what it is told, and sets address and router. */
  private Path script() throws IOException {
    Path script = folder.resolve("told");
    Files.writeString(
        script,
        """
        #!/bin/sh
        what=${1:-$reason}
        address=${ip:-$new_ip_address}
        grep -qsx "$address" TAKEN && exit 1 # dhclient declines it
        case $what in
          bound|renew|BOUND|RENEW|REBIND|REBOOT)
            IP address replace $address/24 dev $interface
            IP route replace default via ${router:-$new_routers} ;;
          deconfig|EXPIRE|RELEASE|STOP) IP -4 address flush dev $interface ;;
        esac
        echo "$what $interface ip=$address lease=${lease:-$new_dhcp_lease_time}\\
         router=${router:-$new_routers} server=${serverid:-$new_dhcp_server_identifier}" >> LOG
        """
            .replace("IP", Programs.require("ip").toString())
            .replace("TAKEN", taken().toString())
            .replace("LOG", folder.resolve("told.log").toString()),
        StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private Path taken() {
    return folder.resolve("taken");
  }

  /** The script of dhclient finds this address in use. */
  void findTaken(String address) throws IOException {
    Files.writeString(taken(), address + "\n", StandardCharsets.UTF_8);
  }

  /** What they were told, a line each. */
  List<String> told() {
    Path log = folder.resolve("told.log");
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  void awaitTold(String... words) {
    try {
      Cable.await(
          "a client was told " + List.of(words),
          () -> told().stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains)));
    } catch (IllegalStateException never) {
      throw new IllegalStateException("told was only " + told(), never);
    }
  }

  /** udhcpc of busybox, in the foreground. */
  List<String> udhcpc(String device, String... options) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("udhcpc").toString(),
                "-f",
                "-i",
                device,
                "-s",
                script().toString()));
    command.addAll(List.of(options));
    return command;
  }

  /** ISC dhclient in the foreground, which renews at once whatever T1 it was told. */
  List<String> renewingDhclient(String device) throws IOException {
    List<String> command = dhclient(device, "-d");
    Files.writeString(
        folder.resolve("dhclient.conf"),
        "supersede dhcp-renewal-time 1;\n" + DHCLIENT_SOON,
        StandardCharsets.UTF_8);
    return command;
  }

  /** ISC dhclient. */
  List<String> dhclient(String device, String... options) throws IOException {
    Path settings = folder.resolve("dhclient.conf");
    Files.writeString(settings, "timeout 20;\n" + DHCLIENT_SOON, StandardCharsets.UTF_8);
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dhclient").toString(),
                "-4",
                "-v",
                "-sf",
                script().toString(),
                "-lf",
                folder.resolve("dhclient.leases").toString(),
                "-pf",
                folder.resolve("dhclient.pid").toString(),
                "-cf",
                settings.toString()));
    command.addAll(List.of(options));
    command.add(device);
    return command;
  }

  /** dhcpcd, which sets the address itself. */
  List<String> dhcpcd(String device, String... options) throws IOException {
    Path settings = folder.resolve("dhcpcd.conf");
    Files.writeString(settings, "ipv4only\nnoipv4ll\n", StandardCharsets.UTF_8);
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dhcpcd").toString(),
                "-4",
                "-f",
                settings.toString(),
                "-c",
                script().toString()));
    command.addAll(List.of(options));
    command.add(device);
    return command;
  }
}
