// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  private static SettingsFile parse(String toml) {
    return SettingsFile.parse(Path.of("/etc/dialtone.toml"), toml);
  }

  private static List<String> faults(String toml) {
    return parse(toml).faults().stream().map(Fault::toString).toList();
  }

  @Test
  void each_value_knows_its_line_and_where_relative_paths_start() {
    SettingsFile file = parse("# a comment\n\ndata = \"d\"\n[http]\n\nlisten = \"off\"\n");
    Given data = file.top().find(Keys.DATA).orElseThrow();
    assertThat(data.origin()).hasToString("/etc/dialtone.toml:3");
    assertThat(data.base()).isEqualTo(Path.of("/etc"));
    assertThat(file.top().find(Keys.HTTP).orElseThrow().origin())
        .hasToString("/etc/dialtone.toml:6");
    assertThat(file.top().find(Keys.TFTP)).isEmpty();
  }

  @Test
  void tables_of_a_list_keep_their_order_and_their_own_lines() {
    SettingsFile file =
        parse(
            """
            [[dhcp.pool]]
            subnet = "10.0.0.0/24"
            [[dhcp.reservation]]
            mac = "00147F000001"
            [[dhcp.pool]]
            subnet = "10.0.1.0/24"
            """);
    assertThat(file.faults()).isEmpty();
    assertThat(file.pools())
        .extracting(pool -> pool.origin().toString())
        .containsExactly("/etc/dialtone.toml:1", "/etc/dialtone.toml:5");
    assertThat(file.pools().get(1).find(DhcpKeys.POOL_SUBNET).orElseThrow().form())
        .isEqualTo(new Form.Text("10.0.1.0/24"));
    assertThat(file.reservations()).hasSize(1);
  }

  @Test
  void dotted_keys_inline_tables_and_crlf_mean_the_same() {
    for (String toml :
        List.of(
            "[http]\r\nlisten = \"off\"\r\n",
            "http.listen = \"off\"",
            "http = { listen = \"off\" }")) {
      SettingsFile file = parse(toml);
      assertThat(file.faults()).as(toml).isEmpty();
      assertThat(file.top().find(Keys.HTTP).orElseThrow().form()).isEqualTo(new Form.Text("off"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP.listen = \"off\"| HTTP: unknown table; did you mean http?",
        "listen = \"off\"| listen: unknown key; known here: data, files, address, database, discovery",
        "dhcp.leese = \"1h\"| dhcp.leese: unknown key; did you mean dhcp.lease?",
        "[[dhcp.pools]]| dhcp.pools: unknown key; did you mean dhcp.pool?",
        "[console.tls]| console.tls: unknown table; known here: listen",
      })
  void unknown_names_are_told_with_the_nearest_or_all_that_are_known(String toml, String fault) {
    assertThat(faults(toml)).containsExactly("/etc/dialtone.toml:1: " + fault.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"data = | 1", "data = \"x| 1", "[http| 1", "data = \"a\"\\ndata = \"b\"| 2", "=| 1"})
  void what_is_no_toml_is_told_with_its_line(String toml, int line) {
    assertThat(faults(toml.replace("\\n", "\n")))
        .isNotEmpty()
        .allMatch(fault -> fault.startsWith("/etc/dialtone.toml:" + line + ": "))
        .noneMatch(fault -> fault.contains("\n"));
  }

  @Test
  void an_empty_file_says_nothing() {
    SettingsFile file = parse("");
    assertThat(file.faults()).isEmpty();
    assertThat(file.top().values()).isEmpty();
  }
}
