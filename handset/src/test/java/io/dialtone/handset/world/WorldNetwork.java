// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The phone's interface: HTTP answered from the site, UDP by its TFTP and DHCP servers. */
public final class WorldNetwork implements Network {

  private static final int CHUNK = 700;

  private final Site site;
  private final PowerSupply power;
  private final WorldTime time;
  private final List<HttpRequest> httpRequests = new ArrayList<>();
  private final List<String> traffic = new ArrayList<>();
  private Optional<InterfaceAddress> address = Optional.empty();
  private Optional<VlanTag> tag = Optional.empty();

  WorldNetwork(Site site, PowerSupply power, WorldTime time) {
    this.site = site;
    this.power = power;
    this.time = time;
  }

  /** All HTTP requests as the phone made them. */
  public List<HttpRequest> httpRequests() {
    return List.copyOf(httpRequests);
  }

  /** Without power an interface has no address, and is in no VLAN. */
  void powerOff() {
    address = Optional.empty();
    tag = Optional.empty();
  }

  /** The VLAN that the next packet is tagged with. */
  public Optional<VlanTag> tag() {
    return tag;
  }

  /** What was spoken since last time and with which tag, said once while it stays the same. */
  public List<String> takeTraffic() {
    List<String> taken = List.copyOf(traffic);
    traffic.clear();
    return taken;
  }

  private void spoke(String protocol) {
    String line = protocol + tag.map(t -> " on " + t.id()).orElse(" untagged");
    if (traffic.isEmpty() || !traffic.getLast().equals(line)) {
      traffic.add(line);
    }
  }

  /** The address in use. */
  public Optional<InterfaceAddress> address() {
    return address;
  }

  @Override
  public UdpPort openUdp(int localPort) {
    power.use("network.openUdp");
    spoke("TFTP");
    return new WorldUdp(power, time, new TftpAnswerer(site));
  }

  @Override
  public UdpPort openDhcp() {
    power.use("network.openDhcp");
    spoke("DHCP");
    int vlan = tag.map(VlanTag::id).orElse(0);
    return new WorldUdp(
        power, time, new DhcpAnswerer(site, address.map(InterfaceAddress::address), vlan));
  }

  @Override
  public void configure(InterfaceAddress next) {
    power.use("network.configure");
    address = Optional.of(next);
  }

  @Override
  public void deconfigure() {
    power.use("network.deconfigure");
    address = Optional.empty();
  }

  @Override
  public VlanMove moveTo(Optional<VlanTag> next) {
    power.use("network.moveTo");
    tag = next;
    return new VlanMove.Moved("on its only interface");
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    power.use("network.resolve");
    Optional<Ip4Address> dotted = Ip4Address.parse(host);
    return host.equals("server") ? Optional.of(Site.SERVER) : dotted;
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    power.use("network.exchange");
    spoke("HTTP");
    httpRequests.add(request);
    String path = request.url().target().substring(1);
    return switch (site.ask(path)) {
      case Behaviour.Serves(var bytes) -> answer(path, 200, bytes, bytes.length(), sink);
      case Behaviour.NotThere() -> answer(path, 404, page(), page().length(), sink);
      case Behaviour.Says(var status) -> answer(path, status, page(), page().length(), sink);
      case Behaviour.CutsShort(var bytes, var announced) ->
          answer(path, 200, bytes, announced, sink);
      case Behaviour.Silent() -> silence(path);
      case Behaviour.InTurn _ -> throw new IllegalStateException("the site takes turns itself");
    };
  }

  private HttpOutcome answer(String path, int status, Bytes body, int announced, BodySink sink) {
    site.note(path + " " + status);
    long sent = 0;
    for (int at = 0; at < body.length(); at += CHUNK) {
      power.use("network.body");
      Bytes chunk = body.slice(at, Math.min(body.length(), at + CHUNK));
      sent += chunk.length();
      if (!sink.accept(chunk)) {
        break;
      }
    }
    return new HttpOutcome.Answered(status, OptionalLong.of(announced), sent, sent == announced);
  }

  private HttpOutcome silence(String path) {
    site.note(path + " silence");
    time.pass(Duration.ofSeconds(5));
    return new HttpOutcome.Unreachable("no answer");
  }

  private static Bytes page() {
    return Bytes.latin1("<html>an error page</html>");
  }
}
