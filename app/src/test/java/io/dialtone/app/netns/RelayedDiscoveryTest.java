// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Phones that nobody said anything of, behind somebody else's relay. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class RelayedDiscoveryTest {

  private static final String POOL =
      """
      [[dhcp.pool]]
      subnet = "10.78.0.0/24"
      range = "10.78.0.10-10.78.0.50"
      router = "10.78.0.1"
      """;
  private static final String FIRST = "00147F000001";
  private static final String SECOND = "00147F000002";
  private static final String[] DOORS = {"--http", "0.0.0.0:80", "--tftp", "0.0.0.0:69"};

  @TempDir Path folder;

  private JsonNode done(String... words) {
    SiteShell.Said said = new SiteShell(folder).site(words);
    assertThat(said.exit()).as(said.err()).isZero();
    return said.json();
  }

  /** The one phone that waits, once it is written down. */
  private JsonNode waiting() {
    Cable.await(
        "a phone waits",
        () -> !done("phones", "--state", "discovered", "--json").path("items").isEmpty());
    JsonNode items = done("phones", "--state", "discovered", "--json").path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  @Test
  @DisplayName(
      "SRV-8 RFC 3046 by the relay's circuit-id, or its network, a new phone has its place")
  void a_phone_has_its_place_by_the_port_of_its_switch(Cable cable) throws Exception {
    try (Branch branch = Branch.behind(cable)) {
      OurServer _ = OurServer.serve(cable, folder, POOL, cable.serverInterface(), DOORS);
      branch.relay("dhcrelay", cable);
      done("groups", "add", "/branch", "--json");
      done("set", "/branch", "DSCP1=33", "--json");

      assertThat(NamespacePhone.boot(branch, "--mac", FIRST).provisioned()).isFalse();
      JsonNode found = waiting().path("found");
      assertThat(found.path("circuitId").asString("")).isEqualTo(branch.trunkInterface());
      assertThat(found.path("relay").asString("")).isEqualTo("10.78.0.1");
      assertThat(found.path("subnet").asString("")).isEqualTo("10.78.0.0/24");
      assertThat(found.path("address").asString("")).isEqualTo("10.78.0.10");
      assertThat(found.path("evidence").path(0).asString("")).startsWith("option 60 Thomson");

      rule("--circuit-id", "another" + branch.trunkInterface());
      assertThat(active()).as("no rule fits").isEmpty();
      rule("--circuit-id", branch.trunkInterface());
      provisioned(branch, FIRST);

      done("rules", "remove", "2", "--json");
      assertThat(NamespacePhone.boot(branch, "--mac", SECOND).provisioned()).isFalse();
      assertThat(waiting().path("mac").asString("")).isEqualTo("00:14:7f:00:00:02");
      rule("--subnet", "10.78.0.0/24");
      assertThat(active()).containsExactly("00:14:7f:00:00:01", "00:14:7f:00:00:02");
    }
  }

  private void rule(String by, String value) {
    done("rules", "add", by, value, "--state", "active", "--group", "/branch", "--json");
  }

  private void provisioned(Branch branch, String mac) throws Exception {
    Path params = folder.resolve(mac + ".params");
    NamespacePhone phone = NamespacePhone.boot(branch, "--mac", mac, "--params", params.toString());
    assertThat(phone.provisioned()).as("%s", phone.steps()).isTrue();
    assertThat(Files.readString(params)).contains("DSCP1=33\n");
    assertThat(active()).containsExactly("00:14:7f:00:00:01");
  }

  private List<String> active() {
    return done("phones", "--group", "/branch", "--state", "active", "--json")
        .path("items")
        .findValuesAsString("mac");
  }
}
