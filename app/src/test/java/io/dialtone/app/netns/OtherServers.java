// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import io.dialtone.app.golden.Nginx;
import io.dialtone.app.golden.OutsideServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other people's servers at the server's end of a cable, each as its makers mean it. */
record OtherServers(Cable cable, Path folder) {
  private static final int DHCP = 67;
  private static final int TFTP = 69;

  /** ISC dhcpd with these statements for the phones' network. */
  OutsideServer dhcpd(String statements) throws IOException {
    Path program = Programs.require("dhcpd");
    String settings =
        """
        authoritative;
        default-lease-time 3600;
        option tftp-address code 150 = ip-address;
        subnet 10.77.0.0 netmask 255.255.255.0 {
          range 10.77.0.10 10.77.0.50;
          %s
        }
        """
            .formatted(statements);
    Path leases = Files.writeString(folder.resolve("dhcpd.leases"), "", StandardCharsets.UTF_8);
    Path file = write("dhcpd.conf", settings);
    return cable.serve(
        List.of(
            program.toString(),
            "-4",
            "-f",
            "-d",
            "--no-pid",
            "-cf",
            file.toString(),
            "-lf",
            leases.toString(),
            cable.serverInterface()),
        "udp",
        DHCP);
  }

  /** Kea with these options of its subnet, in Kea's own JSON. */
  OutsideServer kea(String subnet) throws IOException {
    Path program = Programs.require("kea-dhcp4");
    Path _ = Programs.require("ip");
    String settings =
        """
        { "Dhcp4": {
            "interfaces-config": { "interfaces": [ "%s" ] },
            "lease-database": { "type": "memfile", "persist": false },
            "option-def": [
              { "name": "tftp-address", "code": 150, "space": "dhcp4", "type": "ipv4-address" } ],
            "subnet4": [ {
              "subnet": "10.77.0.0/24",
              "pools": [ { "pool": "10.77.0.10 - 10.77.0.50" } ],
              %s
            } ]
        } }
        """
            .formatted(cable.serverInterface(), subnet);
    Path file = write("kea.json", settings);
    return cable.serve(
        List.of(
            "env",
            "KEA_LOCKFILE_DIR=none",
            "KEA_PIDFILE_DIR=" + folder,
            program.toString(),
            "-c",
            file.toString()),
        "udp",
        DHCP);
  }

  /** dnsmasq as DHCP, TFTP and name server in one. */
  OutsideServer dnsmasq(Path files, List<String> options) throws IOException {
    Path program = Programs.require("dnsmasq");
    var command =
        new ArrayList<String>(
            List.of(
                program.toString(),
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--interface=" + cable.serverInterface(),
                "--bind-interfaces",
                "--dhcp-range=10.77.0.10,10.77.0.50,255.255.255.0,1h",
                "--enable-tftp",
                "--tftp-root=" + files,
                "--leasefile-ro",
                "--no-ping",
                "--user=root",
                "--pid-file",
                "--keep-in-foreground",
                "--log-facility=-"));
    command.addAll(options);
    return cable.serve(command, "udp", DHCP);
  }

  /** nginx on this address of the server's side; {@link Nginx#requests} reads its notes. */
  OutsideServer nginx(Path files, String address) throws IOException {
    return cable.serve(Nginx.command(files, folder, address + ":80"), "tcp", 80);
  }

  OutsideServer tftpdHpa(Path files) throws IOException {
    Path program = Programs.require("in.tftpd");
    return cable.serve(
        List.of(program.toString(), "-L", "-u", "root", "-a", ":69", "-s", files.toString()),
        "udp",
        TFTP);
  }

  OutsideServer atftpd(Path files) throws IOException {
    Path program = Programs.require("atftpd");
    return cable.serve(
        List.of(
            program.toString(),
            "--daemon",
            "--no-fork",
            "--user",
            "root.root",
            "--logfile",
            "-",
            files.toString()),
        "udp",
        TFTP);
  }

  private Path write(String name, String settings) throws IOException {
    return Files.writeString(folder.resolve(name), settings, StandardCharsets.UTF_8);
  }
}
