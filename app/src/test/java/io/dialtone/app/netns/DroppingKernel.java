// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A kernel that drops every so manieth packet, by rules of nft in one namespace. */
final class DroppingKernel {
  private static final String TABLE = "weather";

  private final Function<List<String>, List<String>> run;
  private int chains;

  /**
   * In a namespace.
   *
   * @param run runs a command there, and gives the lines it says
   */
  DroppingKernel(Function<List<String>, List<String>> run) {
    this.run = run;
  }

  /**
   * Drops the first packet of this kind and each so manieth after it; where the kernel takes no
   * such rule, the test is skipped, but never on CI.
   *
   * @param family of nft: {@code ip}, {@code netdev}
   * @param hook {@code input}, {@code egress device d0}
   */
  DroppingKernel dropping(String family, String hook, String kind, int oneOf) {
    String chain = "c" + chains++;
    try {
      nft("add table " + family + " " + TABLE);
      nft(
          "add chain %s %s %s { type filter hook %s priority 0 ; }"
              .formatted(family, TABLE, chain, hook));
      nft(
          "add rule %s %s %s %s numgen inc mod %d == 0 counter drop"
              .formatted(family, TABLE, chain, kind, oneOf));
      return this;
    } catch (IllegalStateException refused) {
      throw Programs.lack("the kernel takes no nft rule with numgen: " + refused.getMessage());
    }
  }

  /** How many packets each rule has dropped. */
  List<Long> dropped() {
    return nft("list ruleset").stream()
        .filter(line -> line.contains("numgen"))
        .map(line -> Long.valueOf(line.replaceFirst(".*packets (\\d+) .*", "$1")))
        .toList();
  }

  private List<String> nft(String words) {
    List<String> command = new ArrayList<>(List.of(Programs.require("nft").toString()));
    command.addAll(List.of(words.split(" ", -1)));
    return run.apply(command);
  }
}
