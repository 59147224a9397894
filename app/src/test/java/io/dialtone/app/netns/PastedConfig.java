// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import io.dialtone.core.dhcpconfig.ForeignServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A printed configuration in the hands of the server it is for. */
record PastedConfig(ForeignServer server, String text, Path folder) {

  /** The server's own check of it: its exit code, and what it said. */
  record Verdict(int exit, String said) {}

  Verdict check() throws Exception {
    Path file = write(text);
    List<String> command =
        switch (server) {
          case ISC ->
              List.of(
                  Programs.require("dhcpd").toString(),
                  "-t",
                  "-4",
                  "-cf",
                  file.toString(),
                  "-lf",
                  Files.writeString(folder.resolve("t.leases"), "").toString());
          case KEA -> kea("-t", file);
          case DNSMASQ ->
              List.of(Programs.require("dnsmasq").toString(), "--test", "--conf-file=" + file);
          case CISCO_IOS, WINDOWS, MIKROTIK -> throw notHere();
        };
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(command + " does not end");
    }
    return new Verdict(process.exitValue(), said);
  }

  /** Runs the server by it, at the server's end; beside it stands only where to listen. */
  void serve(Cable cable) throws IOException {
    serve(cable, List.of(cable.serverInterface()));
  }

  /** The same on several devices of the server's end. */
  void serve(Cable cable, List<String> devices) throws IOException {
    List<String> command =
        switch (server) {
          case ISC -> isc(devices);
          case KEA ->
              kea(
                  "-c",
                  write(
                      text.replace(
                          "{ \"Dhcp4\": {",
                          "{ \"Dhcp4\": { \"interfaces-config\": { \"interfaces\": [ \""
                              + String.join("\", \"", devices)
                              + "\" ] }, \"lease-database\": { \"type\": \"memfile\","
                              + " \"persist\": false },")));
          case DNSMASQ -> dnsmasq(devices);
          case CISCO_IOS, WINDOWS, MIKROTIK -> throw notHere();
        };
    var _ = cable.serve(command, "udp", 67);
  }

  private List<String> isc(List<String> devices) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dhcpd").toString(),
                "-4",
                "-f",
                "-d",
                "--no-pid",
                "-cf",
                write(text).toString(),
                "-lf",
                Files.writeString(folder.resolve("dhcpd.leases"), "").toString()));
    command.addAll(devices);
    return command;
  }

  private List<String> kea(String how, Path file) {
    return List.of(
        "env",
        "KEA_LOCKFILE_DIR=none",
        "KEA_PIDFILE_DIR=" + folder,
        Programs.require("kea-dhcp4").toString(),
        how,
        file.toString());
  }

  private List<String> dnsmasq(List<String> devices) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dnsmasq").toString(),
                "--conf-file=" + write(text),
                "--port=0",
                "--no-resolv",
                "--no-hosts",
                "--bind-interfaces",
                "--leasefile-ro",
                "--no-ping",
                "--user=root",
                "--pid-file",
                "--keep-in-foreground",
                "--log-facility=-"));
    devices.forEach(device -> command.add("--interface=" + device));
    return command;
  }

  private Path write(String what) throws IOException {
    return Files.writeString(folder.resolve(server.text() + ".conf"), what, StandardCharsets.UTF_8);
  }

  private IllegalStateException notHere() {
    return new IllegalStateException(server.title() + " cannot be run here");
  }
}
