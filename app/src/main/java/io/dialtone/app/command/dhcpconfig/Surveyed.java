// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import io.dialtone.core.dhcp.Services;
import io.dialtone.link.Routes;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own server as phones would find it: running, or as its settings say. */
final class Surveyed {

  /** RFC 5737: nobody has it, so it lies where everything else does. */
  private static final Ip4Address ELSEWHERE = Ip4Address.of(192, 0, 2, 1);

  private final Settings settings;
  private final Set<String> said;
  private final Map<String, Endpoint> running;

  private Surveyed(Settings settings, Set<String> said, Map<String, Endpoint> running) {
    this.settings = settings;
    this.said = said;
    this.running = running;
  }

  /**
   * Asks the server that has the data folder, if one is running.
   *
   * @param said the options that go before what is running
   */
  static Surveyed of(Settings settings, Set<String> said) {
    return new Surveyed(settings, said, running(settings));
  }

  private static Map<String, Endpoint> running(Settings settings) {
    Map<String, Endpoint> open = new LinkedHashMap<>();
    try {
      JsonNode status =
          ControlClient.ask(
              settings.folders().data(),
              JsonMapper.shared().createObjectNode().put("request", "status"));
      status
          .path("listeners")
          .properties()
          .forEach(entry ->
              Endpoint.parse(entry.getValue().asString(""))
                  .ifPresent(at -> open.put(entry.getKey(), at)));
    } catch (IOException | ControlRefusal notRunning) {
      return Map.of(); // then the settings tell
    }
    return Collections.unmodifiableMap(open);
  }

  Services services() {
    Settings.Listeners listeners = settings.listeners();
    return new Services(
        at("http", listeners.http()),
        at("https", listeners.https().listen()),
        at("tftp", listeners.tftp()),
        settings.access().policy().secretPath());
  }

  private Optional<Endpoint> at(String name, Listen listen) {
    if (!running.isEmpty() && !said.contains("--" + name)) {
      return Optional.ofNullable(running.get(name));
    }
    return listen instanceof Listen.At(Endpoint at) ? Optional.of(at) : Optional.empty();
  }

  /** Whether our own DHCP answers too. */
  boolean dhcp() {
    return running.isEmpty()
        ? !(settings.listeners().dhcp() instanceof Listen.Off)
        : running.containsKey("dhcp");
  }

  /** Our address, as phones of this network reach it. */
  Optional<Ip4Address> address(Optional<Ip4Address> towards) {
    return settings
        .address()
        .or(this::bound)
        .or(() -> source(towards.orElse(ELSEWHERE)).filter(found -> !found.isLoopback()));
  }

  private Optional<Ip4Address> bound() {
    Services services = services();
    return Stream.of(services.http(), services.https(), services.tftp())
        .flatMap(Optional::stream)
        .map(Endpoint::address)
        .filter(address -> !address.isUnspecified())
        .findFirst();
  }

  private static Optional<Ip4Address> source(Ip4Address towards) {
    try {
      return InetAddress.getByName(towards.toString()) instanceof Inet4Address ip
          ? Routes.sourceTowards(ip).flatMap(own -> Ip4Address.parse(own.getHostAddress()))
          : Optional.empty();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("dotted numbers are an address", impossible);
    }
  }
}
