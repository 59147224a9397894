// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.golden.OutsideServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A cable between a phone and a server, each in a network namespace of its own: the phone's end has
 * no address, the server's has 10.77.0.1/24.
 */
public final class Cable implements AutoCloseable {
  public static final String SERVER = "10.77.0.1";

  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String phoneEnd; // the name of the namespace and of its interface alike
  private final String serverEnd;
  private final List<OutsideServer> servers = new ArrayList<>();
  private final List<Process> children = new ArrayList<>();

  private Cable(String phoneEnd, String serverEnd) {
    this.phoneEnd = phoneEnd;
    this.serverEnd = serverEnd;
  }

  static Cable lay(int number) {
    String prefix = "dt" + ProcessHandle.current().pid();
    var cable = new Cable(prefix + "p" + number, prefix + "s" + number);
    try {
      cable.lay();
      return cable;
    } catch (IllegalStateException refused) {
      cable.close();
      throw refused;
    }
  }

  private void lay() {
    for (String namespace : List.of(phoneEnd, serverEnd)) {
      ip("netns add " + namespace);
      ip("-n " + namespace + " link set lo up");
    }
    joinAgain();
    addressServer();
  }

  /** Lays the cable itself, which is gone once one of its ends was deleted; without an address. */
  void joinAgain() {
    ip(
        "link add %1$s netns %1$s type veth peer name %2$s netns %2$s"
            .formatted(phoneEnd, serverEnd));
    ip("-n %1$s link set %1$s up".formatted(phoneEnd));
    ip("-n %1$s link set %1$s up".formatted(serverEnd));
  }

  /** Gives the server's end its address. */
  void addressServer() {
    ip("-n %1$s address add %2$s/24 dev %1$s".formatted(serverEnd, SERVER));
  }

  private static List<String> ip(String words) {
    return Namespaces.run(("ip " + words).split(" ", -1));
  }

  /** The phone's interface. */
  public String phoneInterface() {
    return phoneEnd;
  }

  /** The server's interface. */
  public String serverInterface() {
    return serverEnd;
  }

  /** Runs {@code ip} on the phone's side. */
  public List<String> atPhone(String words) {
    return ip("-n " + phoneEnd + " " + words);
  }

  /** Runs {@code ip} on the server's side. */
  public List<String> atServer(String words) {
    return ip("-n " + serverEnd + " " + words);
  }

  /** Runs a short command on the phone's side. */
  public List<String> runAtPhone(List<String> command) {
    return Namespaces.run(inside(phoneEnd, command).toArray(String[]::new));
  }

  /** Runs a short command on the server's side. */
  public List<String> runAtServer(List<String> command) {
    return Namespaces.run(inside(serverEnd, command).toArray(String[]::new));
  }

  private static List<String> inside(String namespace, List<String> command) {
    return Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream()).toList();
  }

  /**
   * Starts a server, and returns once it listens.
   *
   * @param kind {@code udp} or {@code tcp}
   */
  public OutsideServer serve(List<String> command, String kind, int port) throws IOException {
    OutsideServer server = startServer(command);
    await(
        command.getFirst() + " listens on port " + port,
        () -> {
          if (!server.isAlive()) {
            throw new IllegalStateException(command + " ended: " + server.log());
          }
          return listens(kind, port);
        });
    return server;
  }

  /** Starts a server; whoever calls finds out when it is ready. */
  public OutsideServer startServer(List<String> command) throws IOException {
    return startServer(serverEnd, command);
  }

  /** Starts what keeps running and talks on the phone's side. */
  public OutsideServer startServerAtPhone(List<String> command) throws IOException {
    return startServer(phoneEnd, command);
  }

  private OutsideServer startServer(String namespace, List<String> command) throws IOException {
    OutsideServer server = OutsideServer.start(inside(namespace, command));
    servers.add(server);
    return server;
  }

  /** The hardware address of the phone's interface. */
  public String phoneMac() {
    return String.join(" ", atPhone("link show dev " + phoneEnd))
        .replaceFirst(".*link/ether ([0-9a-f:]+).*", "$1");
  }

  /** A process of the phone's side, which does not outlive the cable. */
  public Process startAtPhone(List<String> command) throws IOException {
    return start(phoneEnd, command);
  }

  /** A process of the server's side, which does not outlive the cable. */
  public Process startAtServer(List<String> command) throws IOException {
    return start(serverEnd, command);
  }

  private Process start(String namespace, List<String> command) throws IOException {
    Process process = new ProcessBuilder(inside(namespace, command)).start();
    children.add(process);
    return process;
  }

  /** Sends a signal to a process that was started here; {@code ip netns exec} became it. */
  public void signal(Process process, String signal) {
    List<String> _ = Namespaces.run("kill", "-" + signal, Long.toString(process.pid()));
  }

  private boolean listens(String kind, int port) {
    String mark = String.format(Locale.ROOT, ":%04X", port);
    return Namespaces.run("ip", "netns", "exec", serverEnd, "cat", "/proc/net/" + kind).stream()
        .map(line -> line.strip().split("\\s+", 3))
        .anyMatch(columns -> columns.length > 1 && columns[1].endsWith(mark)); // its own address
  }

  /**
   * Asks again and again until it is so, with a breath between, for what is asked runs here too.
   */
  public static void await(String what, BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it never came about that " + what);
      }
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  /** Pulls the cable out and removes both sides with all that runs there. */
  @Override
  public void close() {
    children.forEach(Process::destroyForcibly);
    try {
      for (OutsideServer server : servers) {
        List<String> _ = server.stop();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      removeQuietly(phoneEnd);
      removeQuietly(serverEnd);
    }
  }

  private static void removeQuietly(String namespace) {
    try {
      Namespaces.remove(namespace);
    } catch (IllegalStateException gone) {
      // never made, or made and gone: what matters is that it is not there
      if (ip("netns list").stream().anyMatch(line -> line.startsWith(namespace + " "))) {
        throw gone;
      }
    }
  }
}
