// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.fleet.flash.StateFile;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneCommandTest {
  private static final List<String> UNCHANGED =
      List.of("st2030s.inf 200", "ST2030S_00147F000001.ser 404", "ST2030S_00147F000001.txt 200");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final TinySite site = TinySite.forDefaultPhone();

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  private int phone(String... options) {
    return phone(UTF_8, options);
  }

  private int phone(Charset charset, String... options) {
    out.reset();
    err.reset();
    var terminal =
        new Terminal(
            new PrintStream(out, true, charset),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder);
    var line = new ArrayList<String>(List.of("phone"));
    line.addAll(List.of(options));
    return Main.run(terminal, line.toArray(String[]::new));
  }

  private String inf() {
    return site.url("st2030s.inf");
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private String complaint() {
    return err.toString(UTF_8).strip();
  }

  @Test
  @DisplayName("RUN-1 a phone is provisioned: its steps in columns, its panel, its display last")
  void a_phone_is_provisioned() {
    assertThat(phone("--inf", inf())).isZero();
    assertThat(complaint()).isEmpty();
    assertThat(lines().getFirst()).startsWith("time").endsWith("rule");
    assertThat(lines()).filteredOn(line -> line.contains("Z  reboot ")).hasSize(2);
    assertThat(lines()).anyMatch(line -> line.contains("Z  install  ") && line.contains("2.74"));
    assertThat(lines()).anyMatch(line -> line.contains("│ ST2030 SIP               │"));
    assertThat(lines()).anyMatch(line -> line.endsWith("○ lamp off"));
    assertThat(lines().getLast()).isEqualTo("display: ready");
    assertThat(site.takeRequests())
        .containsExactly(
            "st2030s.inf 200",
            "v2030SG.101223.2.74.zz 200",
            "st2030s.inf 200",
            "ComConf-1.txt 200",
            "ST2030S_00147F000001.ser 404",
            "ST2030S_00147F000001.txt 200",
            "st2030s.inf 200",
            "ST2030S_00147F000001.ser 404",
            "ST2030S_00147F000001.txt 200");
  }

  @Test
  void ascii_terminals_get_ascii() {
    assertThat(phone(US_ASCII, "--inf", inf())).isZero();
    assertThat(out.toString(US_ASCII)).contains("+------").doesNotContain("│", "?");
  }

  @Test
  @DisplayName("SRC-6 LCD-2 a missing INF is asked for four times, shown, and exit code 1")
  void a_missing_inf_is_an_error_on_the_display() {
    site.remove("st2030s.inf");
    assertThat(phone("--inf", inf())).isEqualTo(1);
    assertThat(site.takeRequests()).hasSize(4).containsOnly("st2030s.inf 404");
    assertThat(lines()).filteredOn(line -> line.contains("Z  wait     30 s")).hasSize(3);
    assertThat(lines()).anyMatch(line -> line.contains("│ Still using v1.53"));
    assertThat(lines()).anyMatch(line -> line.endsWith("● lamp red, blinking fast"));
    assertThat(lines().getLast()).isEqualTo("display: Gen File Not Found");
    assertThat(complaint()).isEmpty();
  }

  @Test
  @DisplayName("RUN-8 a missing common file is shown, and the run goes on")
  void a_missing_common_file_is_shown() {
    site.remove("ComConf-1.txt");
    assertThat(phone("--inf", inf())).isEqualTo(1);
    assertThat(lines().getLast()).isEqualTo("display: Com Config Not Found");
    assertThat(site.takeRequests()).contains("ST2030S_00147F000001.txt 200");
  }

  @Test
  void json_is_one_object_a_step_and_an_end() {
    assertThat(phone("--inf", inf(), "--json")).isZero();
    assertThat(lines().subList(0, lines().size() - 1))
        .allMatch(line ->
            line.matches(
                "\\{\"time\":\"[0-9T:.-]+Z\",\"mac\":\"00:14:7f:00:00:01\",\"step\":"
                    + "\"(dhcp|fetch|install|apply|reboot|wait|display)\",\"what\":\".*\","
                    + "\"result\":\".*\",\"bytes\":\\d+,\"rule\":\"[A-Z]{3}-\\d+\"\\}"));
    assertThat(lines().getLast())
        .isEqualTo("{\"step\":\"end\",\"provisioned\":true,\"display\":\"ready\",\"reboots\":2}");
  }

  @Test
  @DisplayName("RUN-3 a phone with a state file remembers what it has")
  void the_state_is_kept_between_calls() {
    assertThat(phone("--inf", inf(), "--state", "phone.json")).isZero();
    site.takeRequests();
    assertThat(phone("--inf", inf(), "--state", "phone.json")).isZero();
    assertThat(site.takeRequests()).isEqualTo(UNCHANGED);
    assertThat(folder.resolve("phone.json")).exists();
  }

  @Test
  void several_boots_in_a_row_are_one_phone() {
    assertThat(phone("--inf", inf(), "--boots", "3", "--json")).isZero();
    List<String> requests = site.takeRequests();
    assertThat(requests).hasSize(15);
    assertThat(requests.subList(9, 12)).isEqualTo(UNCHANGED);
    assertThat(requests.subList(12, 15)).isEqualTo(UNCHANGED);
    assertThat(lines().getLast()).endsWith("\"reboots\":2}");
  }

  @Test
  @DisplayName("RUN-5 FIL-1 --params writes what is in force, sorted, in ISO-8859-1")
  void the_parameters_in_force_are_written() throws Exception {
    assertThat(phone("--inf", inf(), "--params", "p.ini", "--set", "WebPWD=1234")).isZero();
    String text = Files.readString(folder.resolve("p.ini"), ISO_8859_1);
    assertThat(text)
        .isEqualTo(
            """
            [ipp]
            LanguageType=0
            [sip]
            regid1=caf\u00e9
            regpwd1=secret
            [sys]
            config_sn=202611210001
            WebPWD=1234
            """);
  }

  @Test
  @DisplayName("SRC-1 SRC-5 a preconfigured HTTP server is asked for the INF of the MAC first")
  void a_preconfigured_server_is_used() {
    assertThat(
            phone(
                "--http-server", site.authority(), "--set", "AutoprovisionConfigname=st2030s.inf"))
        .isZero();
    assertThat(site.takeRequests())
        .startsWith(
            "ST2030S_00147F000001.inf 404", "st2030s.inf 200", "v2030SG.101223.2.74.zz 200");
  }

  @Test
  @DisplayName("TRG-7 AutoprovisionFlag=0: nothing is asked, and that is said")
  void provisioning_switched_off_is_said() {
    assertThat(phone("--inf", inf(), "--set", "AutoprovisionFlag=0")).isEqualTo(1);
    assertThat(site.takeRequests()).isEmpty();
    assertThat(complaint()).contains("AutoprovisionFlag is 0").doesNotContain("\n");
    assertThat(lines().getLast()).isEqualTo("display: ready");
  }

  @Test
  @DisplayName("ID-3 ID-7 model, protocol and firmware are as asked")
  void another_model_is_another_phone() {
    int code =
        phone("--inf", inf(), "--model", "ST2022", "--protocol", "mgcp", "--firmware", "3.66");
    assertThat(code).isEqualTo(1);
    assertThat(lines().getLast()).isEqualTo("display: Wrong Firmware");
    assertThat(lines()).anyMatch(line -> line.contains("│ Still using v3.66"));
    assertThat(lines()).anyMatch(line -> line.contains("│ ST2022 MGCP"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --dhcp 127.0.0.1                     | --dhcp takes ADDRESS:PORT or an interface's name
          --dhcp eth0 --bind 127.0.0.2         | --bind does not go with --dhcp eth0
          --create-vlan                        | --create-vlan goes with --dhcp IFACE only
          --create-vlan --dhcp 127.0.0.1:67    | --create-vlan goes with --dhcp IFACE only
          --dhcp 127.0.0.1:0                   | --dhcp takes ADDRESS:PORT
          --inf ftp://h/a                      | --inf takes an http:// or https:// URL
          --inf http://h/ --dhcp 127.0.0.1:67  | mutually exclusive
          --http-server a --tftp-server b      | mutually exclusive
          --http-server a/b                    | a server is HOST or HOST:PORT, not 'a/b'
          --mac 12                             | --mac takes 12 hex digits
          --model ST2040                       | '--model'
          --protocol h323                      | '--protocol'
          --bind here                          | --bind takes an IPv4 address
          --boots 0                            | --boots takes 1 to
          --boots x                            | '--boots'
          --tftp-port 70000                    | --tftp-port takes 1 to 65535
          --quirk odd                          | --quirk 'odd' is not known; there are: post
          --firmware 1.53,3.10                 | --firmware takes APP or APP,DSP,BOOT
          --firmware new                       | --firmware takes versions such as 2.74
          --set Name                           | '--set'
          --set a/b=c                          | --set: 'a/b' is no parameter's name
          --set a=\u20ac                       | must be ISO-8859-1 text on one line
          --web 127.0.0.1:0                    | --sip and --web go with --stay
          --sip off                            | --sip and --web go with --stay
          --stay --web here                    | --web takes ADDRESS:PORT or off, not 'here'
          --stay --sip 127.0.0.1               | --sip takes ADDRESS:PORT or off
          --stay --boots 2                     | --boots does not go with --stay
          extra                                | 'extra'
          """)
  void wrong_usage_is_one_line_and_64(String options, String says) {
    assertThat(phone(options.split(" ", -1))).isEqualTo(64);
    assertThat(complaint()).startsWith("dialtone: ").contains(says).doesNotContain("\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_address_of_another_machine_is_one_line_and_2() {
    assertThat(phone("--inf", inf(), "--bind", "192.0.2.1")).isEqualTo(2);
    assertThat(complaint()).contains("192.0.2.1").contains("--bind").doesNotContain("\n");
  }

  @Test
  void an_interface_that_is_not_there_is_one_line_and_2() {
    assertThat(phone("--dhcp", "nodevice0")).isEqualTo(2);
    assertThat(complaint())
        .isEqualTo("dialtone: --dhcp: there is no interface nodevice0: 'ip link' lists them");
  }

  @Test
  void a_damaged_state_is_one_line_and_2() throws Exception {
    Files.writeString(folder.resolve("phone.json"), "{", UTF_8);
    assertThat(phone("--inf", inf(), "--state", "phone.json")).isEqualTo(2);
    assertThat(complaint()).contains("phone.json is damaged").doesNotContain("\n");
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  void a_state_in_use_is_one_line_and_2() {
    FlashContent content = FlashContent.factory(Model.ST2030, Protocol.SIP);
    Path file = folder.resolve("phone.json");
    try (StateFile held = StateFile.open(file, content, new PowerSwitch())) {
      held.commit(content);
      assertThat(phone("--inf", inf(), "--state", "phone.json")).isEqualTo(2);
    }
    assertThat(complaint()).contains("in use by another phone").doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"--model ST2022", "--protocol mgcp", "--firmware 2.70"})
  void a_state_file_is_one_phone(String options) {
    assertThat(phone("--inf", inf(), "--state", "phone.json")).isZero();
    var line = new ArrayList<String>(List.of("--inf", inf(), "--state", "phone.json"));
    line.addAll(List.of(options.split(" ", -1)));
    assertThat(phone(line.toArray(String[]::new))).isEqualTo(64);
    assertThat(complaint()).contains("holds an ST2030").doesNotContain("\n");
    assertThat(phone("--inf", inf(), "--state", "phone.json", "--model", "ST2030")).isZero();
  }

  @Test
  void parameters_that_cannot_be_written_are_one_line_and_2() {
    assertThat(phone("--inf", inf(), "--params", "no/such/p.ini")).isEqualTo(2);
    assertThat(complaint()).contains("--params").doesNotContain("\n");
  }

  @Test
  void help_names_what_works_and_nothing_else() {
    assertThat(phone("--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("--inf", "--http-server", "--tftp-server", "--dhcp", "--state", "--quirk")
        .contains("--params", "--boots", "--bind", "--json", "--real-time", "--firmware", "--set")
        .contains("--stay", "--sip", "--web", "0.0.0.0:5060");
  }
}
