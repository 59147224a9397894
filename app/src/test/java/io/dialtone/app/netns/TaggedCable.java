// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A cable that carries one VLAN beside its untagged frames: a {@link TagBridge} at each end asked
 * for, whose taps are what VLAN devices are elsewhere. The server's has 10.78.0.1/24.
 */
final class TaggedCable {
  static final int VLAN = 4;
  static final String SERVER = "10.78.0.1";

  private final Cable cable;
  private final Queue<String> seen;

  private TaggedCable(Cable cable, Queue<String> seen) {
    this.cable = cable;
    this.seen = seen;
  }

  /** The server's end; the phone's has no device for the VLAN yet. */
  static TaggedCable over(Cable cable) throws IOException {
    Process process = cable.startAtServer(command(cable.serverInterface()));
    var tagged = new TaggedCable(cable, bridge(process));
    cable.atServer("link set %s up".formatted(tagged.serverDevice()));
    cable.atServer("address add %s/24 dev %s".formatted(SERVER, tagged.serverDevice()));
    return tagged;
  }

  /** Gives the phone's end its device, as an administrator would. */
  TaggedCable withPhoneDevice() throws IOException {
    Queue<String> _ = bridge(cable.startAtPhone(command(cable.phoneInterface())));
    cable.atPhone("link set %s up".formatted(phoneDevice()));
    return this;
  }

  String phoneDevice() {
    return cable.phoneInterface() + "." + VLAN;
  }

  String serverDevice() {
    return cable.serverInterface() + "." + VLAN;
  }

  /** How many frames of the VLAN came to the server's end with their tag. */
  long taggedFrames() {
    return seen.stream().filter(line -> line.startsWith("untagged ")).count();
  }

  private static List<String> command(String device) {
    return JavaCommand.of(TagBridge.class.getName(), device, Integer.toString(VLAN));
  }

  /** Returns once it is ready; its lines are read until it ends, lest it stop for want of room. */
  private static Queue<String> bridge(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String first = out.readLine();
    if (!"ready".equals(first)) {
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw new IllegalStateException("no bridge: " + first + " " + said.strip());
    }
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Thread.ofVirtual().start(() -> readAll(out, lines));
    return lines;
  }

  private static void readAll(BufferedReader out, Queue<String> lines) {
    try (out) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      lines.add("over: " + ended.getMessage());
    }
  }
}
