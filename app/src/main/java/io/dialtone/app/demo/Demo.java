// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.app.screen.Ink;
import io.dialtone.app.screen.StepColumns;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.run.StartException;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The demo from the sample folder to five phones standing by. */
public final class Demo implements AutoCloseable {
  private static final long REDRAW_MILLIS = 100;

  private final Terminal terminal;
  private final DemoFolder folder;
  private final RunningServer server;
  private final DemoBoot.Servers servers;
  private final List<DemoBoot> boots;
  private final Ink ink;
  private final long startedNanos = System.nanoTime();

  private Demo(Terminal terminal, DemoFolder folder, RunningServer server, DemoBoot.Servers servers)
      throws IOException {
    this.terminal = terminal;
    this.folder = folder;
    this.server = server;
    this.servers = servers;
    this.ink = Ink.of(terminal.out().charset());
    this.boots = new ArrayList<>();
    for (DemoPhone phone : DemoPhone.five()) {
      boots.add(DemoBoot.plug(phone, servers, watcher(phone)));
    }
  }

  /** Makes the sample folder, in {@code where} or a temporary one, and starts the servers on it. */
  public static Demo prepare(Terminal terminal, Optional<Path> where)
      throws IOException, StartException {
    DemoFolder folder = DemoFolder.make(where);
    try {
      List<DemoPhone> phones = DemoPhone.five();
      Endpoint http = freeEndpoint();
      SampleSite.make(folder.files(), http, phones.stream().map(DemoPhone::site).toList());
      RunningServer server = DemoServer.start(folder.path(), http, phones, terminal.err());
      Demo demo = new Demo(terminal, folder, server, servers(server));
      demo.greet();
      return demo;
    } catch (IOException | StartException fault) {
      folder.close();
      throw fault;
    }
  }

  private static DemoBoot.Servers servers(RunningServer server) {
    return new DemoBoot.Servers(
        endpoint(server, "http"), endpoint(server, "tftp"), endpoint(server, "dhcp"));
  }

  private static Endpoint endpoint(RunningServer server, String name) {
    return Optional.ofNullable(server.endpoints().get(name)).orElseThrow();
  }

  /** The sample's INF files hold URLs, so their port must be known before the server starts. */
  private static Endpoint freeEndpoint() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Endpoint(Ip4Address.of(127, 0, 0, 1), socket.getLocalPort());
    }
  }

  private void greet() {
    PrintStream out = terminal.out();
    out.println("Dialtone demo: a sample site of our own, and five phones in factory state.");
    out.println("  files    " + folder.files());
    out.println("  http     " + servers.http());
    out.println("  tftp     " + servers.tftp());
    out.println("  dhcp     " + servers.dhcp());
    out.println("  console  http://" + endpoint(server, "console") + "/");
    out.println();
    out.flush();
  }

  /** Boots all phones at once; true when every one ends provisioned. */
  public boolean run(StopSignal stop) throws InterruptedException {
    CountDownLatch standing = new CountDownLatch(boots.size());
    for (DemoBoot boot : boots) {
      Thread.ofVirtual().name("demo " + boot.phone().label()).start(() -> boot(boot, standing));
    }
    DemoScreen screen = new DemoScreen(terminal.out(), ink, boots);
    boolean live = terminal.live();
    boolean stopped = false;
    while (standing.getCount() > 0 && !stopped) {
      if (live) {
        screen.redraw();
      }
      stopped = stop.awaitAtMost(REDRAW_MILLIS);
    }
    if (live) {
      screen.redraw();
    } else {
      screen.table().forEach(terminal.out()::println);
    }
    summarize();
    return boots.stream().allMatch(DemoBoot::provisioned);
  }

  private static void boot(DemoBoot boot, CountDownLatch standing) {
    try {
      boot.boot();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      standing.countDown();
    }
  }

  private void summarize() {
    long provisioned = boots.stream().filter(DemoBoot::provisioned).count();
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%n%d of %d phones provisioned in %.1f s (reboots and retry waits are shown, not waited"
                + " for).%n",
            provisioned,
            boots.size(),
            took.toMillis() / 1000.0);
    terminal.out().flush();
  }

  /** Says what to try next, and waits for Ctrl-C. */
  public void stay(StopSignal stop) throws InterruptedException {
    PrintStream out = terminal.out();
    out.println();
    out.println("Try next, in another terminal:");
    out.println("  open http://" + endpoint(server, "console") + "/");
    out.println("  ./dialtone phone --dhcp " + servers.dhcp() + "     # a sixth phone");
    out.println(
        "  ./dialtone phone --inf http://" + servers.http() + "/st2030s.inf --mac 00147F000001");
    out.println("  edit a file in " + folder.files() + " and boot that phone again");
    out.println("Ctrl-C ends the demo.");
    out.flush();
    stop.await();
  }

  /** On a terminal the table shows the steps; elsewhere each step is a line. */
  private PhoneWatcher watcher(DemoPhone phone) {
    if (terminal.live()) {
      return (_, _) -> {};
    }
    StepColumns columns = new StepColumns(ink);
    String label = ink.clean(phone.label());
    return (time, step) ->
        columns.lines(time, step).forEach(line -> terminal.out().println(label + "  " + line));
  }

  @Override
  public void close() throws IOException {
    boots.forEach(DemoBoot::close);
    server.close();
    folder.close();
  }
}
