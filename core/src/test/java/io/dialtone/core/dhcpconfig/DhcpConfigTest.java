// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact text for each server (SRV-6), in the test's resources. */
class DhcpConfigTest {

  private static String text(ConfigAsked asked) {
    return switch (DhcpConfig.of(asked)) {
      case ConfigAnswer.Text(String text) -> text;
      case ConfigAnswer.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private static String refusal(ConfigAsked asked) {
    return switch (DhcpConfig.of(asked)) {
      case ConfigAnswer.Text(String text) -> throw new AssertionError(text);
      case ConfigAnswer.Refused(String reason) -> reason;
    };
  }

  private static String expected(String name) throws IOException {
    try (InputStream in = DhcpConfigTest.class.getResourceAsStream("/dhcpconfig/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SRV-6 ID-4 ID-5 VLN-1 by HTTP: all kinds, VLANs, a network, entries, a secret path")
  void the_whole_configuration_by_http(ForeignServer server) throws IOException {
    assertThat(text(SampleAsked.whole(server))).isEqualTo(expected(server.text() + "-http.txt"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SRV-6 SRC-2 SRC-3 by TFTP: one class for all, and a name escaped for each syntax")
  void an_odd_name_by_tftp(ForeignServer server) throws IOException {
    assertThat(text(SampleAsked.odd(server))).isEqualTo(expected(server.text() + "-tftp.txt"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SRC-1 by HTTP no field of TFTP is told, by TFTP no 43")
  void one_way_and_nothing_of_another(ForeignServer server) {
    String http = statements(text(SampleAsked.whole(server)));
    assertThat(http)
        .doesNotContainIgnoringCase("tftp")
        .doesNotContain("next-server", "dhcp-boot", "150", "-OptionId 66", "bootfile");
    String tftp = statements(text(SampleAsked.odd(server)));
    assertThat(tftp).doesNotContain("http", "vendor-encapsulated", " 43 ", ",43,");
  }

  /** Without the comments, and without addresses that hold digits looked for. */
  private static String statements(String text) {
    return String.join("\n", text.lines().filter(line -> !line.matches("\\s*(#|//|!).*")).toList())
        .replaceAll("192\\.0\\.2\\.1\\d\\d", "A");
  }

  @Test
  @DisplayName("SRC-5 by TFTP no INF is named where none is said: each phone asks for its own")
  void by_tftp_no_inf_is_named() {
    String text =
        text(
            SampleAsked.of(
                ForeignServer.ISC, By.TFTP, "", SampleAsked.allKinds().toArray(FilePrefix[]::new)));
    assertThat(text)
        .contains("class \"st20xx\"", "next-server 192.0.2.10;")
        .doesNotContain("filename", "bootfile");
  }

  @Test
  void each_kind_is_named_by_its_prefix() {
    String text =
        text(
            SampleAsked.of(
                ForeignServer.DNSMASQ,
                By.TFTP,
                "old/{prefix}.inf",
                SampleAsked.ST2030S,
                SampleAsked.ST2030M));
    assertThat(text)
        .contains("tag:st2030s,old/ST2030S_.inf,,192", "tag:st2030m,old/ST2030M_.inf,,192")
        .doesNotContain("st20xx", "st2022s");
  }

  @Test
  void what_no_url_may_hold_is_encoded() {
    assertThat(
            text(
                SampleAsked.of(
                    ForeignServer.DNSMASQ, By.HTTP, "a \"b\" \u00fc.inf", SampleAsked.ST2030S)))
        .contains("43,http://192.0.2.10:8080/a%20%22b%22%20%C3%BC.inf\n");
    assertThat(text(SampleAsked.of(ForeignServer.KEA, By.HTTP, "it's,a$.inf", SampleAsked.ST2030S)))
        .as("legal in a URL, but not in Kea's text")
        .contains(
            "\"csv-format\": false, \"data\": \"687474703a2f2f3139322e302e322e31303a38303830");
  }

  @ParameterizedTest
  @CsvSource({"219, true", "220, false"})
  @DisplayName("SRC-4 a URL of 255 characters fits into option 43, one of 256 is refused")
  void a_long_url(int length, boolean fits) {
    int rest = "http://192.0.2.10:8080/".length() + 13;
    ConfigAsked asked =
        SampleAsked.of(ForeignServer.ISC, By.HTTP, "x".repeat(length + 13), SampleAsked.ST2030S);
    if (fits) {
      assertThat(text(asked)).contains("/" + "x".repeat(length + 13) + "\"");
    } else {
      assertThat(refusal(asked))
          .isEqualTo(
              "the URL of the INF has "
                  + (length + rest)
                  + " characters, and option 43 holds 255 (SRC-4): choose a shorter --inf");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.9/x.inf", "a\u00fc.inf", "a\nb", " "})
  void names_that_are_none_by_tftp(String name) {
    assertThat(refusal(SampleAsked.of(ForeignServer.ISC, By.TFTP, name, SampleAsked.ST2030S)))
        .containsAnyOf("not a URL", "plain ASCII");
  }

  @Test
  @DisplayName("SRC-3 a name longer than the field 'file' is refused")
  void a_name_longer_than_the_field() {
    assertThat(
            refusal(
                SampleAsked.of(ForeignServer.KEA, By.TFTP, "x".repeat(128), SampleAsked.ST2030S)))
        .contains("128 characters", "127");
  }

  @Test
  void a_mac_in_the_name_is_for_nobody_else() {
    assertThat(
            refusal(
                SampleAsked.of(
                    ForeignServer.KEA, By.HTTP, "{prefix}{mac}.inf", SampleAsked.ST2030S)))
        .contains("{mac}", "st20xx.inf");
  }

  @Test
  @DisplayName("SRV-1 where SIP and MGCP cannot be told apart, an INF for each is refused")
  void what_cannot_be_told_apart() {
    ForeignServer blind = ForeignServer.CISCO_IOS;
    assertThat(
            refusal(
                SampleAsked.of(
                    blind, By.HTTP, "{prefix}.inf", SampleAsked.ST2030S, SampleAsked.ST2030M)))
        .isEqualTo(
            "Cisco IOS cannot tell ST2030 SIP, ST2030 MGCP apart, but '{prefix}.inf' names an INF"
                + " for each: give one that fits all (--inf st20xx.inf), or one network and one"
                + " --kind for each");
    assertThat(text(SampleAsked.of(blind, By.HTTP, "{prefix}.inf", SampleAsked.ST2030S)))
        .contains("option 43 ascii http://192.0.2.10:8080/ST2030S_.inf\n");
    assertThat(text(SampleAsked.of(blind, By.HTTP, "", SampleAsked.ST2030S)))
        .contains("/st2030s.inf\n");
    assertThat(text(SampleAsked.of(blind, By.HTTP, "", SampleAsked.ST2030S, SampleAsked.ST2030M)))
        .contains("/st20xx.inf\n");
    assertThat(
            text(
                SampleAsked.of(
                    blind, By.HTTP, "all.inf", SampleAsked.ST2030S, SampleAsked.ST2030M)))
        .contains("/all.inf\n");
  }

  @Test
  void a_service_that_is_off_is_refused() {
    Services none = new Services(Optional.empty(), Optional.empty());
    for (By by : By.values()) {
      ConfigAsked whole = SampleAsked.whole(ForeignServer.ISC);
      ConfigAsked asked =
          new ConfigAsked(
              ForeignServer.ISC,
              new ConfigAsked.Source(by, none, SampleAsked.SELF, Optional.empty()),
              whole.kinds(),
              whole.vlan(),
              whole.networks(),
              whole.phones());
      assertThat(refusal(asked)).contains(by == By.HTTP ? "HTTPS are off" : "TFTP is off");
    }
  }

  @Test
  void https_is_told_where_http_is_off() {
    ConfigAsked whole = SampleAsked.whole(ForeignServer.DNSMASQ);
    Services services =
        new Services(
            Optional.empty(),
            Optional.of(new Endpoint(Ip4Address.ANY, 443)),
            Optional.empty(),
            Optional.empty());
    ConfigAsked asked =
        new ConfigAsked(
            ForeignServer.DNSMASQ,
            new ConfigAsked.Source(By.HTTP, services, SampleAsked.SELF, Optional.empty()),
            whole.kinds(),
            Optional.empty(),
            List.of(),
            List.of());
    assertThat(text(asked)).contains("43,https://192.0.2.10/st2030s.inf\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"KEA", "CISCO_IOS", "WINDOWS"})
  void entries_need_their_network(ForeignServer server) {
    ConfigAsked whole = SampleAsked.whole(server);
    assertThat(
            refusal(
                new ConfigAsked(
                    server,
                    whole.source(),
                    whole.kinds(),
                    whole.vlan(),
                    List.of(),
                    whole.phones())))
        .contains("--subnet");
  }

  @Test
  void an_address_outside_of_the_networks_or_kept_twice_is_refused() {
    ConfigAsked whole = SampleAsked.whole(ForeignServer.ISC);
    for (String address : List.of("198.51.100.7", "192.0.2.50")) {
      StaticPhone phone =
          new StaticPhone(SampleAsked.mac(9), Optional.empty(), Ip4Address.parse(address), "");
      List<StaticPhone> phones = Stream.concat(whole.phones().stream(), Stream.of(phone)).toList();
      assertThat(
              refusal(
                  new ConfigAsked(
                      ForeignServer.ISC,
                      whole.source(),
                      whole.kinds(),
                      whole.vlan(),
                      whole.networks(),
                      phones)))
          .startsWith(address)
          .containsAnyOf("lies in no network", "is kept for two phones");
    }
  }
}
