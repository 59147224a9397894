// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.server.console.Overview;
import io.dialtone.server.run.PortHolder.Transport;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Opens listeners, says each on standard output as it opens, and turns a port that cannot be had
 * into one line that names the option and what is in the way.
 */
final class Doors {

  /** Opens one listener. */
  @FunctionalInterface
  interface Opening<T> {
    T open() throws IOException;
  }

  /** Which option sets a listener, how it speaks, where, and how the settings said that. */
  record Door(String name, Transport transport, Endpoint wanted, String place) {

    static Door tcp(String name, Endpoint at) {
      return new Door(name, Transport.TCP, at, at.toString());
    }

    static Door udp(String name, Endpoint at) {
      return new Door(name, Transport.UDP, at, at.toString());
    }

    String option() {
      return "--" + name;
    }
  }

  private final PrintStream out;
  private final PortHolder holder;
  private final Map<String, Endpoint> open = Collections.synchronizedMap(new LinkedHashMap<>());

  Doors(PrintStream out, PortHolder holder) {
    this.out = out;
    this.holder = holder;
  }

  /** The listeners that are open by now, in the order they opened. */
  Map<String, Endpoint> endpoints() {
    synchronized (open) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }
  }

  List<Overview.Listener> listeners() {
    List<Overview.Listener> listeners = new ArrayList<>();
    endpoints().forEach((name, at) -> listeners.add(new Overview.Listener(name, at.toString())));
    return listeners;
  }

  <T> T open(Door door, Opening<T> opening) throws StartException {
    try {
      return opening.open();
    } catch (IOException fault) {
      throw new StartException(door.option() + " " + door.place() + ": " + why(door, fault));
    }
  }

  /** Says that a listener is open, to programs and on the console's page. */
  void say(String name, Endpoint where) {
    out.println(name + " " + where);
    out.flush();
    open.put(name, where);
  }

  private String why(Door door, IOException fault) {
    String reason = reason(fault).toLowerCase(Locale.ROOT);
    if (reason.contains("in use")) {
      String who = holder.find(door.transport(), door.wanted()).orElse("another process");
      return "the port is in use by " + who + "; end it or choose another with " + door.option();
    }
    if (reason.contains("denied") || reason.contains("not permitted")) {
      if (!door.place().contains(":")) {
        return "serving on an interface needs root, or CAP_NET_BIND_SERVICE, CAP_NET_RAW and"
            + " CAP_NET_ADMIN";
      }
      return "this port needs root; choose one above 1023 with " + door.option();
    }
    if (reason.contains("no such device")) {
      return "this machine has no interface of this name; choose another with " + door.option();
    }
    if (reason.contains("assign")) {
      return "no interface of this machine has this address; choose another with " + door.option();
    }
    return reason(fault) + "; choose another place with " + door.option();
  }

  private static String reason(IOException fault) {
    return Optional.ofNullable(fault.getMessage()).orElse(fault.toString());
  }
}
