// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Phone.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.SecretPath;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each way tells a phone, and that no way says a word of another's. */
class ProvisioningTest {

  private static final String OWN_INF = "ST2030S_00147F000001.inf";

  private static DhcpPacket offer(Terms terms, DhcpPacket discover) {
    return Counter.of(terms).answer(discover);
  }

  private static DhcpPacket offer(Terms terms) {
    return offer(terms, ANNA.discovers());
  }

  private static DhcpPacket without60() {
    DhcpPacket discover = ANNA.discovers();
    return discover.with(discover.options().without(OptionCode.VENDOR_CLASS));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("SRC-1 each way sends its own fields and none of another's")
  @CsvSource(
      delimiter = '|',
      value = {
        // way | 43 | 66 | 150 | siaddr | 67 | file
        "option43    | http://192.0.2.1:8080/" + OWN_INF + " | - | - | 0.0.0.0 | - | -",
        "option66    | - | 192.0.2.1 | -         | 0.0.0.0   | " + OWN_INF + " | -",
        "option150   | - | -         | 192.0.2.1 | 0.0.0.0   | " + OWN_INF + " | -",
        "next-server | - | -         | -         | 192.0.2.1 | -               | " + OWN_INF,
        "tftp        | - | 192.0.2.1 | 192.0.2.1 | 192.0.2.1 | " + OWN_INF + " | " + OWN_INF,
      })
  void a_way_sends(
      String way, String url, String by66, String by150, String siaddr, String name, String file) {
    DhcpPacket answer = offer(Terms.NONE.with(Way.parse(way).orElseThrow()));
    DhcpOptions options = answer.options();
    assertThat(options.text(OptionCode.VENDOR_SPECIFIC).orElse("-")).isEqualTo(url);
    assertThat(options.text(OptionCode.TFTP_SERVER_NAME).orElse("-")).isEqualTo(by66);
    assertThat(
            options.address(OptionCode.TFTP_SERVER_ADDRESS).map(Ip4Address::toString).orElse("-"))
        .isEqualTo(by150);
    assertThat(answer.siaddr()).hasToString(siaddr);
    assertThat(options.text(OptionCode.BOOTFILE_NAME).orElse("-")).isEqualTo(name);
    assertThat(answer.file().isEmpty() ? "-" : answer.file()).isEqualTo(file);
  }

  @Test
  void option_150_is_four_bytes_and_66_dotted_text_SRC_2() {
    DhcpPacket answer = offer(Terms.NONE.with(Way.TFTP));
    assertThat(answer.options().raw(OptionCode.TFTP_SERVER_ADDRESS))
        .contains(Bytes.of(192, 0, 2, 1));
    assertThat(answer.options().raw(OptionCode.TFTP_SERVER_NAME))
        .contains(Bytes.latin1("192.0.2.1"));
  }

  @Test
  void option_43_is_the_bare_url_without_sub_options_SRC_4() {
    assertThat(offer(Terms.NONE).options().raw(OptionCode.VENDOR_SPECIFIC))
        .contains(Bytes.latin1("http://192.0.2.1:8080/" + OWN_INF));
  }

  @ParameterizedTest
  @CsvSource({
    "st2030s.inf, http://192.0.2.1:8080/st2030s.inf",
    "/p/thomson/st2030s.inf, http://192.0.2.1:8080/p/thomson/st2030s.inf",
    "all/{mac}.inf, http://192.0.2.1:8080/all/00147F000001.inf",
    "{prefix}common.inf, http://192.0.2.1:8080/ST2030S_common.inf",
    "https://files.example/x.inf, https://files.example/x.inf",
  })
  void the_inf_is_named_by_settings_SRC_4(String inf, String url) {
    assertThat(offer(Terms.NONE.withInf(inf)).options().text(OptionCode.VENDOR_SPECIFIC))
        .contains(url);
  }

  @Test
  void option_67_and_file_carry_the_name_of_the_settings_SRC_3() {
    DhcpPacket answer = offer(Terms.NONE.with(Way.TFTP).withInf("Thomson/ST2030S"));
    assertThat(answer.options().text(OptionCode.BOOTFILE_NAME)).contains("Thomson/ST2030S");
    assertThat(answer.file()).isEqualTo("Thomson/ST2030S");
  }

  @Test
  void a_name_too_long_for_its_place_is_left_out_SRC_3() {
    String long200 = "x".repeat(200);
    DhcpPacket answer = offer(Terms.NONE.with(Way.TFTP).withInf(long200));
    assertThat(answer.options().text(OptionCode.BOOTFILE_NAME)).contains(long200);
    assertThat(answer.file()).isEmpty();
    DhcpPacket longer = offer(Terms.NONE.with(Way.TFTP).withInf("x".repeat(256)));
    assertThat(longer.options().has(OptionCode.BOOTFILE_NAME)).isFalse();
    DhcpPacket url = offer(Terms.NONE.withInf("x".repeat(250)));
    assertThat(url.options().has(OptionCode.VENDOR_SPECIFIC)).isFalse();
  }

  @Test
  void a_device_whose_model_is_unknown_gets_no_url_made_from_its_model_ID_4() {
    DhcpDecision decision = Counter.of(Terms.NONE).ask(without60());
    assertThat(decision.reason()).endsWith("unknown device, so no INF can be named: no option 43");
    assertThat(((DhcpDecision.Reply) decision).packet().options().has(OptionCode.VENDOR_SPECIFIC))
        .isFalse();
  }

  @Test
  void a_device_whose_model_is_unknown_gets_the_inf_that_fits_all_SRC_4() {
    DhcpPacket answer = offer(Terms.NONE.withInf("all.inf"), without60());
    assertThat(answer.options().text(OptionCode.VENDOR_SPECIFIC))
        .contains("http://192.0.2.1:8080/all.inf");
  }

  @Test
  void over_tftp_an_unknown_model_is_left_to_ask_for_its_own_mac_file_SRC_3() {
    DhcpPacket answer = offer(Terms.NONE.with(Way.OPTION66), without60());
    assertThat(answer.options().text(OptionCode.TFTP_SERVER_NAME)).contains("192.0.2.1");
    assertThat(answer.options().has(OptionCode.BOOTFILE_NAME)).isFalse();
  }

  @Test
  void option_77_alone_names_the_file_ID_5() {
    DhcpOption user = new DhcpOption.Opaque(OptionCode.USER_CLASS, Bytes.latin1("Thomson ST2022M"));
    DhcpPacket answer = offer(Terms.NONE.with(Way.OPTION150), without60().with(user));
    assertThat(answer.options().text(OptionCode.BOOTFILE_NAME))
        .contains("ST2022M_00147F000001.inf");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void another_vendors_device_gets_an_address_and_no_files(Way way) {
    DhcpOption msft = new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, Bytes.latin1("MSFT 5.0"));
    DhcpPacket answer = offer(Terms.NONE.with(way).withInf("all.inf"), ANNA.discovers().with(msft));
    assertThat(answer.messageType()).contains(DhcpMessageType.OFFER);
    assertThat(answer.options().all())
        .extracting(DhcpOption::code)
        .doesNotContain(43, 66, 67, 150)
        .contains(1, 51, 54);
    assertThat(answer.siaddr()).isEqualTo(Ip4Address.ANY);
    assertThat(answer.file()).isEmpty();
  }

  @Test
  void the_nearest_way_wins_reservation_over_pool_over_default() {
    Phone bert = new Phone(Phone.BERT.mac(), Model.ST2022, Protocol.MGCP);
    Counter counter =
        new Counter(
            new DhcpPolicy(
                Manner.USUAL,
                Terms.NONE.with(Way.OPTION66).withNtp(Ip4Address.of(10, 0, 0, 3)),
                List.of(new Network(Counter.POOL, Terms.NONE.with(Way.OPTION150))),
                List.of(
                    new ReservedPhone(
                        new Reservation(bert.mac(), Counter.host(100)),
                        Terms.NONE.with(Way.NEXT_SERVER).withInf("bert.inf"))),
                List.of(),
                Counter.SERVICES));
    DhcpPacket forAnna = counter.answer(ANNA.discovers());
    assertThat(forAnna.options().has(OptionCode.TFTP_SERVER_ADDRESS)).isTrue();
    assertThat(forAnna.options().has(OptionCode.TFTP_SERVER_NAME)).isFalse();
    assertThat(forAnna.options().address(OptionCode.NTP_SERVER)).contains(Counter.host(3));
    DhcpPacket forBert = counter.answer(bert.discovers());
    assertThat(forBert.yiaddr()).isEqualTo(Counter.host(100));
    assertThat(forBert.siaddr()).isEqualTo(Phone.SERVER);
    assertThat(forBert.file()).isEqualTo("bert.inf");
    assertThat(forBert.options().has(OptionCode.TFTP_SERVER_ADDRESS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OPTION43, 43, http://192.0.2.1/b7Xk29cQw4mZb7Xk/x.inf",
    "OPTION66, 67, b7Xk29cQw4mZb7Xk/x.inf",
    "OPTION150, 67, b7Xk29cQw4mZb7Xk/x.inf",
  })
  @DisplayName("SRV-8 phones are told the secret path, the journal is not")
  void the_secret_path_is_told_to_phones_alone(Way way, int code, String told) {
    Services services =
        new Services(
            Optional.of(new Endpoint(Ip4Address.ANY, 80)),
            Optional.of(new Endpoint(Ip4Address.ANY, 69)),
            SecretPath.of("b7Xk29cQw4mZb7Xk"));
    DhcpPolicy policy =
        new DhcpPolicy(
            Manner.USUAL,
            Terms.NONE.with(way).withInf("x.inf"),
            List.of(new Network(Counter.POOL, Terms.NONE)),
            List.of(),
            List.of(),
            services);
    DhcpDecision decision = new Counter(policy).ask(ANNA.discovers());
    assertThat(((DhcpDecision.Reply) decision).packet().options().raw(code).map(Bytes::latin1))
        .contains(told);
    assertThat(decision.reason()).contains("***/x.inf").doesNotContain("b7Xk");
    assertThat(policy.toString()).doesNotContain("b7Xk");
  }

  @ParameterizedTest
  @CsvSource({
    "8080, 8443, http://192.0.2.1:8080",
    "80, 443, http://192.0.2.1",
    "0, 8443, https://192.0.2.1:8443",
    "0, 443, https://192.0.2.1",
  })
  @DisplayName("SRC-4 HTTPS is told where HTTP is off")
  void https_is_told_where_http_is_off(int http, int https, String root) {
    Services services = new Services(at(http), at(https), Optional.empty(), Optional.empty());
    assertThat(services.httpRoot(Ip4Address.of(192, 0, 2, 1))).contains(root);
  }

  private static Optional<Endpoint> at(int port) {
    return Optional.of(new Endpoint(Ip4Address.ANY, port)).filter(open -> open.port() != 0);
  }

  @Test
  void a_service_that_is_off_is_not_spoken_of() {
    Services none = new Services(Optional.empty(), Optional.empty());
    for (Way way : Way.values()) {
      DhcpPolicy policy =
          new DhcpPolicy(
              Manner.USUAL,
              Terms.NONE.with(way),
              List.of(new Network(Counter.POOL, Terms.NONE)),
              List.of(),
              List.of(),
              none);
      DhcpDecision decision = new Counter(policy).ask(ANNA.discovers());
      assertThat(decision.reason()).contains(way == Way.OPTION43 ? "HTTP is off" : "TFTP is off");
      assertThat(((DhcpDecision.Reply) decision).packet().options().all())
          .extracting(DhcpOption::code)
          .doesNotContain(43, 66, 67, 150);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:80, http://192.0.2.1/x.inf",
    "10.9.9.9:8080, http://10.9.9.9:8080/x.inf",
    "0.0.0.0:8080, http://192.0.2.1:8080/x.inf",
  })
  void the_url_names_the_listener_or_the_address_the_phone_reaches(String http, String url) {
    Services services = new Services(Endpoint.parse(http), Optional.empty());
    DhcpPolicy policy =
        new DhcpPolicy(
            Manner.USUAL,
            Terms.NONE.withInf("x.inf"),
            List.of(new Network(Counter.POOL, Terms.NONE)),
            List.of(),
            List.of(),
            services);
    assertThat(
            new Counter(policy).answer(ANNA.discovers()).options().text(OptionCode.VENDOR_SPECIFIC))
        .contains(url);
  }
}
