// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code dialtone phone --dhcp IFACE --json} did in a process on its end of a cable. */
public record NamespacePhone(int exit, List<JsonNode> steps, String complaint) {

  /** The command line of a phone on its end of the cable. */
  public static List<String> command(Cable cable, String... options) {
    return command(cable.phoneInterface(), options);
  }

  private static List<String> command(String device, String... options) {
    var command = new ArrayList<String>(JavaCommand.of(Main.class.getName()));
    command.addAll(List.of("phone", "--dhcp", device, "--json"));
    command.addAll(List.of(options));
    return command;
  }

  /** Boots one, waits until it ends, and sees that it left nothing behind. */
  public static NamespacePhone boot(Cable cable, String... options) throws Exception {
    NamespacePhone phone = run(cable.startAtPhone(command(cable, options)));
    assertThat(cable.atPhone("-4 address show dev " + cable.phoneInterface())).isEmpty();
    assertThat(cable.atPhone("rule")).as("rules").hasSize(3);
    return phone;
  }

  /** Boots one at the far end of a branch. */
  static NamespacePhone boot(Branch branch, String... options) throws Exception {
    return run(branch.startProcess(command(branch.farInterface(), options)));
  }

  public static NamespacePhone run(Process process) throws Exception {
    CompletableFuture<String> complaint = CompletableFuture.supplyAsync(() -> all(process));
    var mapper = new JsonMapper();
    var steps = new ArrayList<JsonNode>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(mapper::readTree).forEach(steps::add);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new NamespacePhone(process.exitValue(), steps, complaint.get(60, TimeUnit.SECONDS));
  }

  private static String all(Process process) {
    try (var err = process.getErrorStream()) {
      return new String(err.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException broken) {
      return broken.toString();
    }
  }

  public String display() {
    return steps.getLast().get("display").asString();
  }

  public int reboots() {
    return steps.getLast().get("reboots").asInt();
  }

  public boolean provisioned() {
    return steps.getLast().get("provisioned").asBoolean();
  }

  /** What it did of this kind, with the outcome: {@code lease: 10.77.0.10/24 from …}. */
  public List<String> did(String kind) {
    return steps.stream()
        .filter(step -> step.get("step").asString().equals(kind))
        .map(step -> step.get("what").asString() + ": " + step.get("result").asString())
        .toList();
  }

  /** The time between its first step and its last, by its own clock. */
  public Duration lasted() {
    return Duration.between(time(steps.getFirst()), time(steps.get(steps.size() - 2)));
  }

  private static Instant time(JsonNode step) {
    return Instant.parse(step.get("time").asString());
  }
}
