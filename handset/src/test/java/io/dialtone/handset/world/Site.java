// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the servers of a small site hold, how they behave, and what they were asked. */
public final class Site {

  /** The servers' address. */
  public static final Ip4Address SERVER = Ip4Address.of(10, 0, 0, 1);

  private final Map<String, Behaviour> names = new TreeMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> vendorClasses = new ArrayList<>();
  private final List<Boolean> vlansAskedFor = new ArrayList<>();
  private final List<DhcpOption> dhcpOptions = new ArrayList<>();
  private final Map<Integer, List<DhcpOption>> optionsOnVlan = new TreeMap<>();
  private final List<Integer> silentVlans = new ArrayList<>();
  private boolean dhcp = true;
  private boolean refusesRenewals;
  private boolean up = true;
  private String bootFile = "";
  private Ip4Address nextServer = Ip4Address.ANY;

  /** Puts a text file there under a path without leading slash. */
  public Site serve(String path, String text) {
    return serve(path, Bytes.latin1(text));
  }

  /** Puts a file there. */
  public Site serve(String path, Bytes bytes) {
    return when(path, new Behaviour.Serves(bytes));
  }

  /** The text served under a path. */
  public String text(String path) {
    return bytes(path).latin1();
  }

  /** The bytes served under a path. */
  public Bytes bytes(String path) {
    if (names.get(path) instanceof Behaviour.Serves(var bytes)) {
      return bytes;
    }
    throw new IllegalStateException(path + " is not served");
  }

  /** Says how a path behaves. */
  public Site when(String path, Behaviour behaviour) {
    names.put(path, behaviour);
    return this;
  }

  /** Takes a file away. */
  public Site remove(String path) {
    names.remove(path);
    return this;
  }

  /** Stops or starts the file servers. */
  public Site up(boolean now) {
    this.up = now;
    return this;
  }

  /** Has the DHCP server say this too. */
  public Site dhcpOption(DhcpOption option) {
    dhcpOptions.add(option);
    return this;
  }

  /** Has the DHCP server say nothing any more about options. */
  public Site noDhcpOptions() {
    dhcpOptions.clear();
    return this;
  }

  /** Has the DHCP server of one VLAN, 0 for untagged, say this too, and nothing else of its own. */
  public Site dhcpOn(int vlan, DhcpOption... options) {
    optionsOnVlan.put(vlan, List.of(options));
    return this;
  }

  /** Has no DHCP server on one VLAN. */
  public Site withoutDhcpOn(int vlan) {
    silentVlans.add(vlan);
    return this;
  }

  /** The BOOTP fields. */
  public Site bootp(Ip4Address server, String file) {
    this.nextServer = server;
    this.bootFile = file;
    return this;
  }

  /** Stops the DHCP server. */
  public Site withoutDhcp() {
    this.dhcp = false;
    return this;
  }

  /** Starts the DHCP server again. */
  public Site withDhcp() {
    this.dhcp = true;
    return this;
  }

  /** Has the DHCP server take the address back when the phone wants to keep it. */
  public Site refusingRenewals() {
    this.refusesRenewals = true;
    return this;
  }

  /** What was asked since last time: names with what came of them, in order. */
  public List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  /** The protocol that each DISCOVER's option 60 named, in order. */
  public List<String> vendorClasses() {
    return List.copyOf(vendorClasses);
  }

  /** Whether each DISCOVER's option 55 asked for 190, 191 and 192, in order. */
  public List<Boolean> vlansAskedFor() {
    return List.copyOf(vlansAskedFor);
  }

  void discoveredBy(String protocol, boolean asksVlans) {
    vendorClasses.add(protocol);
    vlansAskedFor.add(asksVlans);
  }

  Behaviour ask(String path) {
    if (!up) {
      return new Behaviour.Silent();
    }
    Behaviour behaviour = names.getOrDefault(path, new Behaviour.NotThere());
    return behaviour instanceof Behaviour.InTurn turns ? turns.next() : behaviour;
  }

  void note(String request) {
    requests.add(request);
  }

  boolean dhcp(int vlan) {
    return dhcp && !silentVlans.contains(vlan);
  }

  boolean refusesRenewals() {
    return refusesRenewals;
  }

  List<DhcpOption> dhcpOptions(int vlan) {
    List<DhcpOption> options = new ArrayList<>(dhcpOptions);
    options.addAll(optionsOnVlan.getOrDefault(vlan, List.of()));
    return options;
  }

  String bootFile() {
    return bootFile;
  }

  Ip4Address nextServer() {
    return nextServer;
  }

  Optional<String> lastRequest() {
    return requests.isEmpty() ? Optional.empty() : Optional.of(requests.getLast());
  }
}
