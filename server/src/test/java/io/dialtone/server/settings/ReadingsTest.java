// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialtone.core.dhcp.Vlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

  private static final Path BASE = Path.of("/etc/dialtone");

  private static Given given(Form form) {
    return new Given(form, new Origin.Unsaid(), BASE);
  }

  private static Given text(String text) {
    return given(new Form.Text(text));
  }

  @ParameterizedTest
  @CsvSource({
    "off, off",
    "0.0.0.0:8080, 0.0.0.0:8080",
    "127.0.0.1:0, 127.0.0.1:0",
    "localhost:80, 127.0.0.1:80",
    "192.0.2.1:65535, 192.0.2.1:65535",
  })
  void a_listener_is_off_or_at_an_address_and_port(String said, String shown) throws Exception {
    assertThat(Readings.listen(text(said))).hasToString(shown);
    assertThat(Readings.listenOrInterfaces(text(said))).hasToString(shown);
    assertThat(Readings.listen(given(new Form.Word(said)))).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OFF",
        "8080",
        ":8080",
        "0.0.0.0",
        "0.0.0.0:",
        "0.0.0.0:65536",
        "0.0.0.0:-1",
        "[::1]:80",
        "example.org:80",
        "0.0.0.0:80 ",
        "1.2.3:80",
        "1.2.3.4:8o"
      })
  void other_places_are_unfit_and_quoted_in_the_fault(String said) {
    assertThatThrownBy(() -> Readings.listen(text(said)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageContaining("\"ADDRESS:PORT\"")
        .hasMessageEndingWith("found \"" + said + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "en0.100", "br-lan", "wlan0", "veth1@if2"})
  void dhcp_may_listen_on_an_interface(String name) throws Exception {
    assertThat(Readings.listenOrInterfaces(text(name))).isEqualTo(new Listen.On(List.of(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0,eth1", "eth0, eth1"})
  void dhcp_may_listen_on_several_interfaces(String names) throws Exception {
    var both = new Listen.On(List.of("eth0", "eth1"));
    assertThat(Readings.listenOrInterfaces(text(names))).isEqualTo(both).hasToString("eth0,eth1");
    Form items = new Form.Items(List.of(new Form.Text("eth0"), new Form.Text("eth1")));
    assertThat(Readings.listenOrInterfaces(new Given(items, new Origin.Unsaid(), Path.of("."))))
        .isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0,", "eth0,eth0", "eth0,off", "eth0,0.0.0.0:67"})
  void interfaces_are_each_named_once_and_alone(String names) {
    assertThatThrownBy(() -> Readings.listenOrInterfaces(text(names)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageContaining("[\"eth0\", \"eth1\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0eth", "a-name-of-16-chr", "eth 0", "eth/0", "192.0.2.1", ""})
  void what_the_kernel_would_not_call_an_interface_is_unfit(String name) {
    assertThatThrownBy(() -> Readings.listenOrInterfaces(text(name)))
        .isInstanceOf(UnfitValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "site, /etc/dialtone/site",
    "../site, /etc/site",
    "./a/./b, /etc/dialtone/a/b",
    "/srv/site, /srv/site",
  })
  void a_relative_path_starts_where_it_was_said(String said, Path path) throws Exception {
    assertThat(Readings.path(text(said))).isEqualTo(path);
  }

  @Test
  void a_path_with_a_nul_or_none_at_all_is_unfit() {
    assertThatThrownBy(() -> Readings.path(text("a\0b")))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageStartingWith("not a path: ");
    assertThatThrownBy(() -> Readings.path(text(""))).isInstanceOf(UnfitValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:leases.db, /etc/dialtone/leases.db",
    "sqlite:/var/lib/d.db, /var/lib/d.db",
  })
  void a_database_is_an_sqlite_file(String said, Path file) throws Exception {
    assertThat(Readings.database(text(said))).isEqualTo(new Database.Sqlite(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:", "leases.db", "mysql://u:hunter2@h/d", "SQLITE:x"})
  void another_database_is_unfit_and_its_password_not_repeated(String said) {
    assertThatThrownBy(() -> Readings.database(text(said)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageContaining("sqlite:PATH")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0/24",
    "0.0.0.0/0, 0.0.0.0/0",
    "192.0.2.1/32, 192.0.2.1/32",
  })
  void a_network_is_its_first_address_and_prefix(String said, String shown) throws Exception {
    assertThat(Readings.subnet(text(said))).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1/24", "192.0.2.0", "192.0.2.0/33", "192.0.2.0/255.255.255.0"})
  void other_networks_are_unfit(String said) {
    assertThatThrownBy(() -> Readings.subnet(text(said)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageContaining("its first address before the slash");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1-10.0.0.9, 10.0.0.1-10.0.0.9",
    "10.0.0.1 - 10.0.0.9, 10.0.0.1-10.0.0.9",
    "10.0.0.1, 10.0.0.1",
  })
  void a_range_has_two_ends_in_order_or_is_one_address(String said, String shown) throws Exception {
    assertThat(Readings.range(text(said))).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.9-10.0.0.1", "10.0.0.1-", "-", "10.0.0.1-9", "a-b"})
  void other_ranges_are_unfit(String said) {
    assertThatThrownBy(() -> Readings.range(text(said))).isInstanceOf(UnfitValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00:14:7f:00:00:01", "00-14-7F-00-00-01", "00147F000001", "0014.7f00.0001"})
  void a_mac_may_be_written_in_every_usual_way(String said) throws Exception {
    assertThat(Readings.mac(text(said))).hasToString("00:14:7f:00:00:01");
  }

  @Test
  void a_mac_of_digits_without_quotes_is_a_number_and_told_so() {
    assertThatThrownBy(() -> Readings.mac(given(new Form.Whole(1_470_000_001L))))
        .isInstanceOf(UnfitValueException.class)
        .hasMessage(
            "expected a MAC address in quotes such as \"00:14:7F:00:00:01\", found the number"
                + " 1470000001");
  }

  static List<Arguments> flags() {
    return List.of(
        arguments(new Form.Flag(true), true),
        arguments(new Form.Flag(false), false),
        arguments(new Form.Word("true"), true),
        arguments(new Form.Word("false"), false));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void a_flag_is_true_or_false(Form form, boolean on) throws Exception {
    assertThat(Readings.flag(given(form))).isEqualTo(on);
  }

  static List<Form> noFlags() {
    return List.of(
        new Form.Text("true"), new Form.Word("yes"), new Form.Word("1"), new Form.Whole(1));
  }

  @ParameterizedTest
  @MethodSource("noFlags")
  void nothing_else_is_a_flag(Form form) {
    assertThatThrownBy(() -> Readings.flag(given(form)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageStartingWith("expected true or false without quotes, found ");
  }

  @Test
  void a_list_may_be_one_item_and_has_commas_in_a_variable() throws Exception {
    Form items = new Form.Items(List.of(new Form.Text("10.0.0.1"), new Form.Text("10.0.0.2")));
    assertThat(Readings.list(Readings::address).read(given(items))).hasSize(2);
    assertThat(Readings.list(Readings::address).read(text("10.0.0.1"))).hasSize(1);
    assertThat(Readings.list(Readings::address).read(given(new Form.Word("10.0.0.1, 10.0.0.2"))))
        .hasSize(2);
    assertThatThrownBy(
            () -> Readings.list(Readings::address).read(given(new Form.Word("10.0.0.1,"))))
        .isInstanceOf(UnfitValueException.class);
  }

  private static Form table(Object... entries) {
    Map<String, Form> table = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      table.put((String) entries[i], (Form) entries[i + 1]);
    }
    return new Form.Table(table);
  }

  private static Form id(long id) {
    return new Form.Whole(id);
  }

  @Test
  void a_vlan_is_two_ids_or_off_VLN_1() throws Exception {
    assertThat(Readings.vlan(given(table("voice", id(1), "data", id(4094)))))
        .isEqualTo(new Vlan(true, 1, 4094));
    assertThat(Readings.vlan(text("off"))).isEqualTo(new Vlan(false, 1, 1));
  }

  static List<Form> noVlans() {
    return List.of(
        table("voice", id(0), "data", id(1)),
        table("voice", id(1), "data", id(4095)),
        table("voice", id(1)),
        table("voice", id(1), "date", id(2)),
        table("voice", id(1), "data", id(2), "more", id(3)),
        table("voice", new Form.Text("1"), "data", id(2)),
        new Form.Text("on"),
        id(7));
  }

  @ParameterizedTest
  @MethodSource("noVlans")
  void ids_out_of_range_missing_or_more_are_unfit_VLN_1(Form form) {
    assertThatThrownBy(() -> Readings.vlan(given(form)))
        .isInstanceOf(UnfitValueException.class)
        .hasMessageContaining("{ voice = ID, data = ID } with ids from 1 to 4094");
  }

  @ParameterizedTest
  @CsvSource({"1m, true", "8h, true", "365d, true", "59s, false", "366d, false", "0s, false"})
  void a_lease_lasts_from_a_minute_to_a_year(String said, boolean fit) {
    if (fit) {
      assertThat(Readings.duration(said)).isPresent();
    } else {
      assertThatThrownBy(() -> Readings.lease(text(said)))
          .isInstanceOf(UnfitValueException.class)
          .hasMessage("expected between 1m and 365d, found \"" + said + "\"");
    }
  }

  @Test
  void every_form_says_what_was_found() {
    assertThat(new Form.Items(List.of()).found()).isEqualTo("a list");
    assertThat(table().found()).isEqualTo("a table");
    assertThat(new Form.Flag(true).found()).isEqualTo("true");
    assertThat(new Form.Word("x").found()).isEqualTo("'x'");
    assertThat(new Form.Foreign("1.5 without quotes").found()).isEqualTo("1.5 without quotes");
  }
}
