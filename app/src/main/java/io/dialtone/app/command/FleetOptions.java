// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code dialtone fleet} as they stand on the command line. */
final class FleetOptions {

  @Option(
      names = "--phones",
      paramLabel = "N",
      required = true,
      description = "How many phones, up to 1000000.")
  int phones;

  @Option(
      names = "--mix",
      paramLabel = "KIND=WEIGHT[,...]",
      defaultValue = "ST2030-sip",
      description =
          "Kinds of phones: ST2030-sip, ST2030-mgcp, ST2022-sip, ST2022-mgcp, each with a weight,"
              + " e.g. ST2030-sip=70,ST2022-sip=30 (default: ${DEFAULT-VALUE}).")
  String mix = "";

  @Option(
      names = "--state",
      paramLabel = "STATE=WEIGHT[,...]",
      defaultValue = "factory",
      description =
          "What phones remember when they begin: factory, unchanged, new-config (their own file has"
              + " another config_sn), new-common (the common file has another name). All but"
              + " factory boot once before, uncounted (default: ${DEFAULT-VALUE}).")
  String state = "";

  @Mixin SourceOptions source = new SourceOptions();

  @Option(
      names = "--dhcp",
      paramLabel = "HOST:PORT",
      description =
          "A DHCP server, asked as through a relay (default, if no source is named:"
              + " 127.0.0.1:6767).")
  String dhcp = "";

  @Option(
      names = "--sources",
      paramLabel = "WORD=WEIGHT[,...]",
      description =
          "How several sources share the phones: inf, http, tftp, dhcp, e.g. dhcp=80,inf=20"
              + " (default: alike).")
  String sources = "";

  @Option(
      names = "--arrival",
      paramLabel = "WHEN",
      defaultValue = "burst",
      description =
          "When phones get power: burst (all at once), rate=N (so many a second), spread=TIME (each"
              + " at a random moment of it) (default: ${DEFAULT-VALUE}).")
  String arrival = "";

  @Option(
      names = "--boots",
      paramLabel = "N",
      defaultValue = "1",
      description = "Counted power-ups of each phone, in a row (default: ${DEFAULT-VALUE}).")
  int boots;

  @Option(
      names = "--no-waits",
      description =
          "Skip the phones' own waits (30 s between tries, AutoprovisionTimeSpan) instead of living"
              + " through them.")
  boolean noWaits;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description =
          "Unplug all phones after this time, e.g. 90s, 10m, 2h. The boot before, of --state, may"
              + " take as long by itself; if it does, nothing is counted.")
  String limit = "";

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "So many phones at work at once; others wait for their turn (default: 4096, or what"
              + " the limit of open files and the system's memory for TCP allow).")
  Optional<Integer> inFlight = Optional.empty();

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      defaultValue = "00147F000001",
      description =
          "The first phone's MAC address; the others count up (default: ${DEFAULT-VALUE}).")
  String mac = "";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "All phones speak from this address of this machine: for servers that are not on"
              + " loopback (default: each phone has its own, 127.32.0.1 and up).")
  String bind = "";

  @Option(
      names = "--giaddr",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "The relay agents' addresses, of this machine; phones take them in turn (default: --bind,"
              + " or 127.0.0.1).")
  List<String> giaddr = new ArrayList<>();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "For HTTPS: trust this authority's certificate (PEM) and no other.")
  Optional<Path> authority = Optional.empty();

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      defaultValue = "69",
      description = "The port of TFTP servers named without one (default: ${DEFAULT-VALUE}).")
  int tftpPort;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides what is left to chance (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--json", description = "The report as one JSON object, for programs.")
  boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report with charts to this file too, one page without any other.")
  Optional<Path> html = Optional.empty();
}
