// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the options of {@code dialtone phone} mean; each that means nothing is wrong usage. */
record PhonePlan(
    VirtualPhoneSettings settings, FlashContent factory, StayOptions staying, Ip4Address home) {
  private static final String DEFAULT_DHCP = "127.0.0.1:6767";
  private static final String SERVER = "[A-Za-z0-9._-]+(:[0-9]{1,5})?";

  /** No colon, no slash, no blank, at most 15 octets; and no address without a port. */
  private static final String INTERFACE = "(?![0-9.]+$)[^:/\\s]{1,15}";

  private static final int MAX_BOOTS = 1_000;
  private static final int SIP_PORT = 5060;

  static PhonePlan of(PhoneOptions options) {
    require(options.boots >= 1 && options.boots <= MAX_BOOTS, "--boots takes 1 to " + MAX_BOOTS);
    options.staying.check(options.boots);
    require(options.tftpPort >= 1 && options.tftpPort <= 65_535, "--tftp-port takes 1 to 65535");
    options.parameters.forEach(PhonePlan::requireParameter);
    var patience = options.realTime ? DhcpPatience.REAL_TIME : DhcpPatience.BRISK;
    var setup =
        new PhoneSetup(
            mac(options.mac),
            addressing(options.source),
            options.tftpPort,
            patience,
            options.quirks.stream().map(PhonePlan::quirk).toList());
    Place place = place(options);
    var settings = VirtualPhoneSettings.of(setup, place).inRealTime(options.realTime);
    return new PhonePlan(settings, factory(options), options.staying, bind(options.bind));
  }

  /** Where the phone speaks SIP: on a real interface where a real phone does. */
  Optional<Endpoint> sip() {
    boolean real = settings.place().device().isPresent();
    return staying.sip(real ? new Endpoint(Ip4Address.ANY, SIP_PORT) : new Endpoint(home, 0));
  }

  /** Where its web page is: for this machine alone, since its first password is public. */
  Optional<Endpoint> web() {
    return staying.web(new Endpoint(home, 0));
  }

  private static Addressing addressing(PhoneSource source) {
    if (!source.inf.isEmpty()) {
      require(
          HttpUrl.parse(source.inf).isPresent(),
          "--inf takes an http:// or https:// URL, not '" + source.inf + "'");
      return new Addressing.Fixed(Optional.of(source.inf));
    }
    for (String server : List.of(source.httpServer, source.tftpServer)) {
      require(
          server.isEmpty() || server.matches(SERVER),
          "a server is HOST or HOST:PORT, not '" + server + "'");
    }
    boolean preconfigured = !source.httpServer.isEmpty() || !source.tftpServer.isEmpty();
    return preconfigured ? new Addressing.Fixed(Optional.empty()) : new Addressing.Dhcp();
  }

  private static Place place(PhoneOptions options) {
    if (!options.source.dhcp.matches(INTERFACE)) {
      require(!options.createVlan, "--create-vlan goes with --dhcp IFACE only");
      return new Place(bind(options.bind), dhcpServer(options.source));
    }
    require(
        options.bind.equals(PhoneOptions.LOOPBACK),
        "--bind does not go with --dhcp " + options.source.dhcp + ", which gives the address");
    return Place.on(options.source.dhcp).makingVlans(options.createVlan);
  }

  private static Optional<Endpoint> dhcpServer(PhoneSource source) {
    if (!(addressing(source) instanceof Addressing.Dhcp)) {
      return Optional.empty();
    }
    String text = source.dhcp.isEmpty() ? DEFAULT_DHCP : source.dhcp;
    String spelled = text.startsWith("localhost:") ? "127.0.0.1" + text.substring(9) : text;
    Optional<Endpoint> server = Endpoint.parse(spelled);
    require(
        server.isPresent() && server.get().port() > 0,
        "--dhcp takes ADDRESS:PORT or an interface's name, not '" + text + "'");
    return server;
  }

  private static FlashContent factory(PhoneOptions options) {
    Model model = options.model.orElse(Model.ST2030);
    Protocol protocol = options.protocol.orElse(Protocol.SIP);
    return FlashContent.factory(model, protocol, firmware(options.firmware, model));
  }

  private static FirmwareSet firmware(String text, Model model) {
    FirmwareSet usual = FirmwareSet.factory(model);
    if (text.isEmpty()) {
      return usual;
    }
    List<String> versions = Arrays.stream(text.split(",", -1)).map(PhonePlan::version).toList();
    return switch (versions.size()) {
      case 1 ->
          FirmwareSet.factory(versions.getFirst(), usual.dsp().version(), usual.boot().version());
      case 3 -> FirmwareSet.factory(versions.get(0), versions.get(1), versions.get(2));
      default -> throw wrong("--firmware takes APP or APP,DSP,BOOT");
    };
  }

  private static String version(String text) {
    require(
        text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){1,3}"),
        "--firmware takes versions such as 2.74, not '" + text + "'");
    return text;
  }

  private static MacAddress mac(String text) {
    return MacAddress.parse(text)
        .orElseThrow(() -> wrong("--mac takes 12 hex digits, not '" + text + "'"));
  }

  private static Ip4Address bind(String text) {
    return Ip4Address.parse(text)
        .orElseThrow(() -> wrong("--bind takes an IPv4 address, not '" + text + "'"));
  }

  private static Quirk quirk(String name) {
    return Quirk.named(name)
        .orElseThrow(() -> {
          String known =
              Arrays.stream(Quirk.values()).map(Quirk::text).collect(Collectors.joining(", "));
          return wrong("--quirk '" + name + "' is not known; there are: " + known);
        });
  }

  private static void requireParameter(String name, String value) {
    require(name.matches("[A-Za-z0-9_.-]+"), "--set: '" + name + "' is no parameter's name");
    require(
        value.chars().allMatch(c -> c >= ' ' && c <= 0xff),
        "--set " + name + ": the value must be ISO-8859-1 text on one line");
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw wrong(otherwise);
    }
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone phone --help')");
  }
}
