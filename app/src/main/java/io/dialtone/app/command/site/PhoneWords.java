// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What can be said of a phone on the command line. */
final class PhoneWords {

  @Option(names = "--model", paramLabel = "MODEL", description = "ST2030 or ST2022.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--protocol", paramLabel = "PROTOCOL", description = "sip (usual) or mgcp.")
  private Optional<String> protocol = Optional.empty();

  @Option(names = "--group", paramLabel = "PATH", description = "The group it is in (usual: /).")
  private Optional<String> group = Optional.empty();

  @Option(names = "--label", paramLabel = "TEXT", description = "What people call it.")
  private Optional<String> label = Optional.empty();

  @Option(names = "--location", paramLabel = "TEXT", description = "Where it stands.")
  private Optional<String> location = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "active (usual), discovered, quarantined or retired.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = "--line",
      paramLabel = "N=ACCOUNT",
      description = "An account on a line, none to free it; may be repeated.")
  private List<String> lines = new ArrayList<>();

  ObjectNode into(ObjectNode order) {
    model.ifPresent(text -> order.put("model", text));
    protocol.ifPresent(text -> order.put("protocol", text));
    group.ifPresent(text -> order.put("group", text));
    label.ifPresent(text -> order.put("label", text));
    location.ifPresent(text -> order.put("location", text));
    state.ifPresent(text -> order.put("state", text));
    if (!lines.isEmpty()) {
      Pairs.numbered(lines, "N=ACCOUNT", order.putObject("lines"));
    }
    return order;
  }
}
