// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code dialtone phone} as they stand on the command line. */
final class PhoneOptions {
  static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "ST2030 or ST2022 (default: ST2030, or what --state holds).")
  Optional<Model> model = Optional.empty();

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "sip or mgcp (default: sip, or what --state holds).")
  Optional<Protocol> protocol = Optional.empty();

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      defaultValue = "00147F000001",
      description = "The phone's MAC address (default: ${DEFAULT-VALUE}).")
  String mac = "";

  @Option(
      names = "--firmware",
      paramLabel = "APP[,DSP,BOOT]",
      description = "Firmware versions of a new phone, e.g. 2.74,3.20,1.11.")
  String firmware = "";

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "The phone's flash, kept between calls (default: a new phone each time).")
  Optional<Path> state = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A preconfigured parameter; may be repeated.")
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--quirk",
      paramLabel = "NAME",
      description =
          "What the sources leave open, done another way: post, absolute-form,"
              + " notify-needs-server, common-not-reloaded.")
  List<String> quirks = new ArrayList<>();

  @Mixin StayOptions staying = new StayOptions();

  @ArgGroup PhoneSource source = new PhoneSource();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "For HTTPS: trust this authority's certificate (PEM) and no other.")
  String authority = "";

  @Option(
      names = "--create-vlan",
      description =
          "With --dhcp IFACE: make the interface IFACE.VLAN when the phone moves to a VLAN and there"
              + " is none yet, and remove it at the end (needs a kernel with 802.1Q).")
  boolean createVlan;

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      defaultValue = "69",
      description = "The port of TFTP servers named without one (default: ${DEFAULT-VALUE}).")
  int tftpPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = LOOPBACK,
      description = "The phone's own address (default: ${DEFAULT-VALUE}).")
  String bind = "";

  @Option(
      names = "--boots",
      paramLabel = "N",
      defaultValue = "1",
      description = "Power-ups in a row (default: ${DEFAULT-VALUE}).")
  int boots;

  @Option(
      names = "--real-time",
      description = "Wait for reboots and between tries, instead of only showing it.")
  boolean realTime;

  @Option(names = "--json", description = "One JSON object a step, for programs.")
  boolean json;

  @Option(
      names = "--params",
      paramLabel = "FILE",
      description = "Write the parameters in force at the end to this file.")
  Optional<Path> params = Optional.empty();
}
