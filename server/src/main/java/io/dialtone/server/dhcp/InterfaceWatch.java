// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import io.dialtone.link.UdpSocket;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks whether the interfaces that sockets are bound to are still there. A socket stays with the
 * interface it was opened on, so one that was deleted and made anew under its name (a USB card
 * plugged in again, a VLAN set up again) gets a new socket.
 */
final class InterfaceWatch {

  private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

  /** The machine's interfaces, and our sockets on them. */
  interface Machine {
    /** The number of the interface that has this name now. */
    OptionalInt index(String name);

    /** Whether it has an IPv4 address to answer from. */
    boolean hasAddress(String name);

    /** Opens our socket on it anew. */
    void reopen(String name) throws IOException;
  }

  private static final class Watched {
    private OptionalInt opened; // the number it had when its socket was opened
    private Optional<String> trouble = Optional.empty();

    Watched(OptionalInt opened) {
      this.opened = opened;
    }
  }

  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final Machine machine;
  private final DhcpReport report;
  private volatile Optional<String> trouble = Optional.empty();
  private long looked;

  /**
   * @param names the interfaces a socket each was opened for, just now
   */
  InterfaceWatch(List<String> names, Machine machine, DhcpReport report) {
    this.machine = machine;
    this.report = report;
    this.looked = report.clocks().nanos().getAsLong();
    names.forEach(name -> watched.put(name, new Watched(machine.index(name))));
  }

  /** Of this machine's interfaces, with the sockets that are given out as one. */
  static InterfaceWatch of(List<String> names, UdpSocket socket, DhcpReport report) {
    return new InterfaceWatch(names, new ThisMachine(socket), report);
  }

  private record ThisMachine(UdpSocket socket) implements Machine {
    @Override
    public OptionalInt index(String name) {
      try {
        return OptionalInt.of(Device.named(name).index());
      } catch (SocketFault gone) {
        return OptionalInt.empty();
      }
    }

    @Override
    public boolean hasAddress(String name) {
      return !ServedInterfaces.homes(name).isEmpty();
    }

    @Override
    public void reopen(String name) throws IOException {
      socket.reopen(name);
    }
  }

  /**
   * Looks once a second, however often it is called, and tells the journal what changed since it
   * looked last. The thread that receives calls it.
   *
   * @throws ClosedChannelException when the socket was closed
   */
  void look() throws ClosedChannelException {
    long now = report.clocks().nanos().getAsLong();
    if (watched.isEmpty() || now - looked < NOW_AND_THEN.toNanos()) {
      return;
    }
    looked = now;
    for (Map.Entry<String, Watched> each : watched.entrySet()) {
      look(each.getKey(), each.getValue());
    }
    trouble = watched.values().stream().flatMap(each -> each.trouble.stream()).findFirst();
  }

  private void look(String name, Watched known) throws ClosedChannelException {
    Optional<String> found = found(name, known);
    if (found.equals(known.trouble)) {
      return;
    }
    known.trouble = found;
    report.say(
        found.isPresent() ? Level.ERROR : Level.INFO,
        found.orElse(name + " can be served again: DHCP listens there"));
  }

  private Optional<String> found(String name, Watched known) throws ClosedChannelException {
    OptionalInt now = machine.index(name);
    if (now.isEmpty()) {
      return Optional.of(name + " was removed: nobody is heard there until it is back");
    }
    if (!now.equals(known.opened)) {
      try {
        machine.reopen(name);
      } catch (ClosedChannelException ended) {
        throw ended;
      } catch (IOException fault) {
        return Optional.of(
            name
                + " was made anew, but nobody is heard there, tried again each second: "
                + fault.getMessage());
      }
      known.opened = now;
      report.say(Level.INFO, name + " was made anew: its socket was opened again");
    }
    return machine.hasAddress(name)
        ? Optional.empty()
        : Optional.of(name + " has no IPv4 address: nobody is answered there until it has one");
  }

  /** What was wrong when it looked last; any thread may ask. */
  Optional<String> trouble() {
    return trouble;
  }
}
