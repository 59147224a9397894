// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRulesTest {

  @TempDir Path folder;
  private SiteShell shell;

  @BeforeEach
  void sit() {
    shell = new SiteShell(folder);
    assertThat(shell.site("groups", "add", "/paris").exit()).isZero();
  }

  private String rules() {
    return shell.site("rules").out();
  }

  @Test
  void rules_are_added_moved_removed_listed_and_taken_back() {
    assertThat(
            shell
                .site(
                    "rules",
                    "add",
                    "--subnet",
                    "10.1.0.0/24",
                    "--circuit-id",
                    "port 7",
                    "--state",
                    "quarantined",
                    "--group",
                    "/paris")
                .out())
        .contains("rule 1: subnet 10.1.0.0/24, circuit-id port 7: quarantined, to group paris");
    assertThat(shell.site("rules", "add", "--mac", "00:90:96", "--state", "ignored").exit())
        .isZero();
    assertThat(
            shell
                .site(
                    "rules",
                    "add",
                    "--model",
                    "ST2030",
                    "--protocol",
                    "sip",
                    "--state",
                    "active",
                    "--at",
                    "1")
                .exit())
        .isZero();
    assertThat(rules().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "RULE|FOR|STATE|GROUP|WAITING",
            "1|model ST2030, protocol sip|active|0",
            "2|subnet 10.1.0.0/24, circuit-id port 7|quarantined|/paris|0",
            "3|mac 00:90:96:00:00:00-00:90:96:ff:ff:ff|ignored|0");

    assertThat(shell.site("rules", "move", "3", "1").exit()).isZero();
    assertThat(shell.site("rules", "remove", "2").out()).contains("remove rule 2: model ST2030");
    assertThat(shell.site("rules", "--json").json().path("items").findValuesAsString("state"))
        .containsExactly("ignored", "quarantined");
    assertThat(shell.site("undo").exit()).isZero();
    assertThat(rules()).contains("model ST2030");
    assertThat(shell.site("history", "2").out())
        .contains("rules placement, made", "rule 1:", "subnet 10.1.0.0/24");
  }

  @Test
  void what_is_no_rule_is_refused_in_one_line_that_says_what_to_do() {
    assertThat(shell.site("rules", "add", "--subnet", "10.1.0.1/24", "--state", "active").err())
        .contains("'10.1.0.1/24' is no network: write 10.1.0.0/24");
    assertThat(shell.site("rules", "add", "--mac", "00:14", "--state", "on").err())
        .contains("'on' is nothing that a rule can do");
    assertThat(shell.site("rules", "add", "--mac", "x", "--state", "active").err())
        .contains("no range of MAC addresses");
    assertThat(shell.site("rules", "add", "--group", "/rome", "--state", "active").err())
        .contains("there is no group /rome");
    assertThat(shell.site("rules", "add", "--state", "active", "--at", "3").err())
        .contains("there is no place 3 for a rule: say 1 to 1");
    assertThat(shell.site("rules", "remove", "1").err()).contains("there is no rule 1");
    assertThat(shell.site("rules", "add").exit()).isEqualTo(64);
    assertThat(shell.site("rules", "remove", "1").exit()).isEqualTo(1);
  }
}
