// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.fleet.FleetRun;
import io.dialtone.app.golden.FreePort;
import io.dialtone.app.netns.Cable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Very many phones that nobody said anything of power up at once; {@code -Dunknown=100} makes them
 * fewer.
 */
class DiscoveredFleetTest {

  private static final int PHONES = Integer.getInteger("unknown", 1_000);

  @TempDir Path folder;
  private ServeProcess server;
  private SiteShell shell;

  @BeforeEach
  void serve() throws IOException {
    shell = new SiteShell(folder);
    server = ServeProcess.start(folder, "--http", "127.0.0.1:" + FreePort.next()).ready();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private FleetRun boot() {
    return FleetRun.of(
        folder,
        "--phones",
        String.valueOf(PHONES),
        "--no-waits",
        "--dhcp",
        server.endpoint("dhcp").toString(),
        "--json");
  }

  private JsonNode ordered(String... words) {
    SiteShell.Said said = shell.site(words);
    assertThat(said.exit()).as(said.err()).isZero();
    return said.json();
  }

  private int waiting() {
    return ordered("phones", "--state", "quarantined", "--json").path("items").size();
  }

  @Test
  void unknown_phones_are_quarantined_by_a_rule_approved_by_another_and_provisioned() {
    ordered("groups", "add", "/desks", "--json");
    ordered("rules", "add", "--state", "quarantined", "--json");

    FleetRun first = boot();

    assertThat(first.json().path("phones").path("standing").intValue()).isZero();
    assertThat(first.code()).isEqualTo(1);
    Cable.await("all wait", () -> waiting() >= PHONES); // it writes down whom it saw each second
    assertThat(waiting()).isEqualTo(PHONES);
    JsonNode one = ordered("phones", "--json").path("items").path(0);
    assertThat(one.path("found").path("evidence").path(0).stringValue())
        .startsWith("option 60 Thomson");
    assertThat(one.path("found").path("subnet").stringValue()).isEqualTo("127.64.0.0/10");
    assertThat(shell.site("show", one.path("mac").stringValue()).out())
        .contains(
            "quarantined, in /",
            "evidence: option 60 Thomson",
            "evidence: option 77 Thomson",
            "evidence: MAC prefix 00-14-7F",
            "last seen: ");

    JsonNode approved =
        ordered(
            "rules",
            "add",
            "--subnet",
            "127.64.0.0/10",
            "--state",
            "active",
            "--group",
            "/desks",
            "--at",
            "1",
            "--json");

    assertThat(approved.path("what").stringValue()).endsWith("places " + PHONES + " phones");
    assertThat(approved.path("ownFiles").intValue()).isEqualTo(PHONES);
    FleetRun second = boot();
    assertThat(second.json().path("failures")).isEmpty();
    assertThat(second.code()).isZero();
    assertThat(second.json().path("phones").path("standing").intValue()).isEqualTo(PHONES);
    assertThat(ordered("groups", "--json").path("items").path(1).path("phones").intValue())
        .isEqualTo(PHONES);
  }
}
