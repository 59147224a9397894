// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.dhcpconfig.ForeignServer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code dhcp-config} prints, in the hands of ISC dhcpd, Kea and dnsmasq. */
@ExtendWith(Namespaces.class)
@Timeout(180)
class PastedConfigTest {

  private static final String SETTINGS =
      """
      http.listen = "0.0.0.0:8080"

      [[dhcp.pool]]
      subnet = "10.77.0.0/24"
      range = "10.77.0.10-10.77.0.50"
      router = "10.77.0.1"
      vlan = { voice = 110, data = 120 }

      [[dhcp.reservation]]
      mac = "00:14:7f:00:00:01"
      address = "10.77.0.60"
      """;

  private static final String WITH_A_VOICE_NETWORK =
      """
      http.listen = "0.0.0.0:8080"

      [[dhcp.pool]]
      subnet = "10.77.0.0/24"
      range = "10.77.0.10-10.77.0.50"
      router = "10.77.0.1"
      vlan = { voice = 4, data = 5 }

      [[dhcp.pool]]
      subnet = "10.78.0.0/24"
      range = "10.78.0.10-10.78.0.50"
      router = "10.78.0.1"
      vlan = { voice = 4, data = 5 }
      """;

  @TempDir Path folder;

  private void site(String... words) {
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder);
    String[] all =
        Stream.concat(
                Stream.of("site"),
                Stream.concat(
                    Stream.of(words), Stream.of("--data", folder.resolve("data").toString())))
            .toArray(String[]::new);
    assertThat(Main.run(terminal, all)).as(err.toString(UTF_8)).isZero();
  }

  private void twoPhones() {
    site("phones", "add", "00:14:7f:00:00:01", "--model", "ST2030", "--label", "Reception");
    site("phones", "add", "00:14:7f:00:00:02", "--model", "ST2022");
    site("set", "/", "DSCP1=33");
  }

  /** Printed at the server's end, beside the server that is running there. */
  private String printed(Cable cable, String... words) throws Exception {
    var command = new ArrayList<String>(JavaCommand.of(Main.class.getName(), "dhcp-config"));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--config",
            folder.resolve("dialtone.toml").toString(),
            "--data",
            folder.resolve("data").toString()));
    Process process = cable.startAtServer(command);
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(complaint).as("warnings").isEmpty();
    assertThat(process.exitValue()).isZero();
    return text;
  }

  /** What a phone of this kind, without an entry, would be offered; it asks for VLANs too. */
  private static JsonNode offer(Cable cable, String model, String protocol) throws Exception {
    List<String> command =
        JavaCommand.of(
            Main.class.getName(),
            "doctor",
            cable.phoneInterface(),
            "--model",
            model,
            "--protocol",
            protocol,
            "--mac",
            "00147F0000FF",
            "--wait",
            "3s",
            "--json");
    Process process = cable.startAtPhone(command);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    JsonNode offers = JsonMapper.shared().readTree(said).path("places").get(0).path("offers");
    assertThat(offers.size()).as(said).isEqualTo(1);
    return offers.get(0);
  }

  private NamespacePhone boot(Cable cable, String model, String mac, String... more)
      throws Exception {
    Path params = folder.resolve(mac + ".params");
    var options = new ArrayList<String>(List.of("--mac", mac, "--model", model));
    options.addAll(List.of("--params", params.toString()));
    options.addAll(List.of(more));
    NamespacePhone phone = NamespacePhone.boot(cable, options.toArray(String[]::new));
    assertThat(phone.complaint()).isEmpty();
    assertThat(phone.display()).isEqualTo("ready");
    assertThat(phone.provisioned()).isTrue();
    assertThat(phone.did("dhcp")).noneMatch(step -> step.contains("warning"));
    assertThat(Files.readString(params)).contains("DSCP1=33\n");
    return phone;
  }

  @ParameterizedTest
  @CsvSource({"isc", "kea", "dnsmasq"})
  @DisplayName("SRV-6 SRC-4 ID-4 ID-5 VLN-1 through each server phones are provisioned by our HTTP")
  void by_http(String name, Cable cable) throws Exception {
    ForeignServer foreign = ForeignServer.parse(name).orElseThrow();
    twoPhones();
    OurServer ours = OurServer.serve(cable, folder, SETTINGS, "off");
    String text = printed(cable, name, "--static");
    var pasted = new PastedConfig(foreign, text, folder);
    assertThat(pasted.check()).extracting(PastedConfig.Verdict::exit).isEqualTo(0);
    pasted.serve(cable);
    assertThat(boot(cable, "ST2030", "00147F000001").did("dhcp"))
        .as("the address that is kept for it")
        .anyMatch(step -> step.startsWith("lease: 10.77.0.60/24 from 10.77.0.1"));
    assertThat(boot(cable, "ST2022", "00147F000002").did("dhcp"))
        .anyMatch(step -> step.matches("lease: 10\\.77\\.0\\.[1-5]\\d/24 from 10\\.77\\.0\\.1"));
    ours.awaitSaying("GET st2030s.inf 200");
    ours.awaitSaying("GET st2022s.inf 200");
    for (String model : List.of("ST2030", "ST2022")) {
      JsonNode fields = offer(cable, model, "mgcp").path("fields");
      assertThat(fields.path("option 43").asString(""))
          .isEqualTo("http://10.77.0.1:8080/" + model.toLowerCase(Locale.ROOT) + "m.inf");
      assertThat(fields.path("option 190").asString("")).isEqualTo("1");
      assertThat(fields.path("option 191").asString("")).isEqualTo("110");
      assertThat(fields.path("option 192").asString("")).isEqualTo("120");
      assertThat(fields.has("option 66") || fields.has("option 150")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"isc", "kea", "dnsmasq"})
  @DisplayName("SRV-6 SRC-2 SRC-5 through each server phones are provisioned by our TFTP")
  void by_tftp(String name, Cable cable) throws Exception {
    ForeignServer foreign = ForeignServer.parse(name).orElseThrow();
    twoPhones();
    OurServer ours = OurServer.serve(cable, folder, SETTINGS, "off");
    String text = printed(cable, name, "--by", "tftp");
    var pasted = new PastedConfig(foreign, text, folder);
    assertThat(pasted.check()).extracting(PastedConfig.Verdict::exit).isEqualTo(0);
    pasted.serve(cable);
    var _ = boot(cable, "ST2030", "00147F000001");
    var _ = boot(cable, "ST2022", "00147F000002");
    ours.awaitSaying("got \"ST2030S_00147F000001.inf\"");
    JsonNode fields = offer(cable, "ST2022", "mgcp").path("fields");
    assertThat(fields.path("option 66").asString("")).isEqualTo("10.77.0.1");
    assertThat(fields.path("option 150").asString("")).isEqualTo("10.77.0.1");
    assertThat(fields.path("siaddr").asString("")).isEqualTo("10.77.0.1");
    assertThat(fields.has("option 43") || fields.has("option 67")).as("%s", fields).isFalse();
    assertThat(fields.path("option 191").asString("")).isEqualTo("110");
  }

  @ParameterizedTest
  @CsvSource({"isc", "kea", "dnsmasq"})
  @DisplayName("SRV-6 VLN-1 VLN-3 through each server a phone goes to its VLAN, and is provisioned")
  void into_a_vlan(String name, Cable cable) throws Exception {
    twoPhones();
    TaggedCable tagged = TaggedCable.over(cable).withPhoneDevice();
    OurServer ours = OurServer.serve(cable, folder, WITH_A_VOICE_NETWORK, "off");
    String text = printed(cable, name, "--address", TaggedCable.SERVER);
    var pasted = new PastedConfig(ForeignServer.parse(name).orElseThrow(), text, folder);
    assertThat(pasted.check()).extracting(PastedConfig.Verdict::exit).isEqualTo(0);
    pasted.serve(cable, List.of(cable.serverInterface(), tagged.serverDevice()));
    NamespacePhone phone =
        boot(cable, "ST2030", "00147F000001", "--set", "VLAN=1", "--set", "VLANid1=0");
    assertThat(phone.did("reboot")).contains("reboot: voice VLAN 4, data VLAN 5 by DHCP");
    assertThat(phone.did("dhcp"))
        .contains(
            "VLAN: voice VLAN 4, data VLAN 5 by DHCP, until the next reboot; by "
                + tagged.phoneDevice())
        .anyMatch(step -> step.startsWith("lease: 10.78.0."));
    assertThat(phone.did("fetch")).isNotEmpty().noneMatch(step -> step.contains("10.77.0.1"));
    assertThat(tagged.taggedFrames()).isGreaterThan(20);
    ours.awaitSaying("GET st2030s.inf 200");
  }

  @ParameterizedTest
  @CsvSource({"isc", "kea", "dnsmasq"})
  @DisplayName("SRC-3 a name that means something in every syntax arrives as it is")
  void an_odd_name(String name, Cable cable) throws Exception {
    ForeignServer foreign = ForeignServer.parse(name).orElseThrow();
    OurServer ours = OurServer.serve(cable, folder, SETTINGS, "off");
    String odd = "o'dd \"$x?\\\",;#.inf";
    String text = printed(cable, name, "--by", "tftp", "--inf", odd);
    var pasted = new PastedConfig(foreign, text, folder);
    assertThat(pasted.check()).extracting(PastedConfig.Verdict::exit).isEqualTo(0);
    pasted.serve(cable);
    JsonNode fields = offer(cable, "ST2030", "sip").path("fields");
    assertThat(fields.path("option 67").asString("")).isEqualTo(odd);
    assertThat(fields.path("file").asString(""))
        .as("dnsmasq has 67 in its place for those that ask for it")
        .isEqualTo(foreign == ForeignServer.DNSMASQ ? "" : odd);
    ours.stop();
  }
}
