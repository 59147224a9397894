// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.handset.port.VlanTag;
import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * VLAN devices made by ip-link(8) where they are not there yet, and taken away at the end; those
 * that were there before stay. A kernel without 802.1Q makes none.
 */
public final class MadeVlanDevices implements VlanDevices {
  private static final int LONGEST_NAME = 15; // IFNAMSIZ, less its end

  private final List<String> program;
  private final List<String> made = new ArrayList<>();
  private boolean closed;

  private MadeVlanDevices(List<String> program) {
    this.program = List.copyOf(program);
  }

  /** By the system's own {@code ip}. */
  public static MadeVlanDevices byIp() {
    return by("ip");
  }

  /** By a program that takes the same arguments. */
  static MadeVlanDevices by(String... program) {
    return new MadeVlanDevices(List.of(program));
  }

  @Override
  public synchronized void prepare(String plug, VlanTag tag) throws PlugFault {
    String name = VlanDevices.name(plug, tag);
    if (name.length() > LONGEST_NAME) {
      throw new PlugFault("the name " + name + " is too long for a device");
    }
    if (closed) {
      throw new PlugFault("the phone was unplugged");
    }
    if (!made.contains(name) && !isThere(name)) {
      ip(
          "link",
          "add",
          "link",
          plug,
          "name",
          name,
          "type",
          "vlan",
          "id",
          tag.id(),
          "egress-qos-map",
          "0:" + tag.priority());
      made.add(name);
      ip("link", "set", name, "up");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    made.removeIf(this::removed);
  }

  /** Whether it went; one that is gone went with its plug, or somebody else took it away. */
  private boolean removed(String name) {
    try {
      ip("link", "del", name);
      return true;
    } catch (PlugFault _) {
      return !isThere(name);
    }
  }

  private static boolean isThere(String name) {
    try {
      return !Device.named(name).name().isEmpty();
    } catch (SocketFault _) {
      return false;
    }
  }

  private void ip(Object... arguments) throws PlugFault {
    List<String> command = new ArrayList<>(program);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    String what = "'" + String.join(" ", command) + "'";
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new PlugFault(what + " says: " + said.strip().replace('\n', ' '));
      }
    } catch (PlugFault refused) {
      throw refused;
    } catch (IOException missing) {
      throw new PlugFault(what + " cannot be run: " + missing.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new PlugFault(what + " was interrupted");
    }
  }
}
