// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import io.dialtone.app.golden.OutsideServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A third namespace, on a cable of its own to one end of a {@link Cable}. */
final class Branch implements AutoCloseable {
  private final String namespace; // the name of the namespace and of its interface alike
  private final String trunk;
  private final String trunkInterface;
  private final List<OutsideServer> running = new ArrayList<>();

  private Branch(String namespace, String trunk) {
    this.namespace = namespace;
    this.trunk = trunk;
    this.trunkInterface = namespace + "t";
  }

  /**
   * Lays it.
   *
   * @param trunk the namespace it begins at, an end of a cable
   * @param address what that namespace has on it
   */
  static Branch lay(String trunk, String address) {
    // named as a run's own, so that the next run finds what a killed one left behind
    var branch = new Branch("dt" + ProcessHandle.current().pid() + "b1", trunk);
    try {
      branch.lay(address);
      return branch;
    } catch (IllegalStateException refused) {
      branch.close();
      throw refused;
    }
  }

  /**
   * Lays the network 10.78.0.0/24 behind the phone's end of a cable, which passes packets on, and
   * the server knows the way.
   */
  static Branch behind(Cable cable) {
    cable.atPhone("address add 10.77.0.2/24 dev " + cable.phoneInterface());
    cable.atServer("route add 10.78.0.0/24 via 10.77.0.2");
    cable.runAtPhone(List.of("sysctl", "-q", "-w", "net.ipv4.ip_forward=1"));
    return lay(cable.phoneInterface(), "10.78.0.1/24");
  }

  /** Starts a relay, {@code dhcrelay} or {@code dnsmasq}, where it begins. */
  void relay(String name, Cable cable) throws IOException {
    String program = Programs.require(name).toString();
    var _ =
        cable.startServerAtPhone(
            name.equals("dhcrelay")
                ? List.of(
                    program,
                    "-4",
                    "-d",
                    "--no-pid",
                    "-a", // option 82 on, and taken off the answers
                    "-id",
                    trunkInterface,
                    "-iu",
                    cable.phoneInterface(),
                    Cable.SERVER)
                : List.of(
                    program,
                    "--conf-file=/dev/null",
                    "--port=0",
                    "--dhcp-relay=10.78.0.1," + Cable.SERVER,
                    "--user=root",
                    "--pid-file",
                    "--keep-in-foreground",
                    "--log-facility=-"));
  }

  private void lay(String address) {
    ip("netns add " + namespace);
    ip("-n " + namespace + " link set lo up");
    ip(
        "link add %1$s netns %1$s type veth peer name %2$s netns %3$s"
            .formatted(namespace, trunkInterface, trunk));
    ip("-n %1$s link set %1$s up".formatted(namespace));
    ip("-n %1$s link set %2$s up".formatted(trunk, trunkInterface));
    ip("-n %1$s address add %2$s dev %3$s".formatted(trunk, address, trunkInterface));
  }

  private static List<String> ip(String words) {
    return Namespaces.run(("ip " + words).split(" ", -1));
  }

  /** Its far end. */
  String farInterface() {
    return namespace;
  }

  /** Its end in the namespace it began at. */
  String trunkInterface() {
    return trunkInterface;
  }

  /** Starts what keeps running, and perhaps talks, at the far end. */
  OutsideServer start(List<String> command) throws IOException {
    OutsideServer process =
        OutsideServer.start(
            Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream()).toList());
    running.add(process);
    return process;
  }

  /** Starts what is waited for at the far end; it does not outlive it. */
  Process startProcess(List<String> command) throws IOException {
    return new ProcessBuilder(
            Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream()).toList())
        .start();
  }

  /** Runs a short command at the far end. */
  List<String> run(List<String> command) {
    return Namespaces.run(
        Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream())
            .toArray(String[]::new));
  }

  /** Sends a signal to what was started here. */
  void signal(OutsideServer process, String signal) {
    List<String> _ = Namespaces.run("kill", "-" + signal, Long.toString(process.pid()));
  }

  @Override
  public void close() {
    try {
      for (OutsideServer process : running) {
        if (process.isAlive()) {
          List<String> _ = process.stop();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      Namespaces.remove(namespace);
    }
  }
}
