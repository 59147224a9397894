// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

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
