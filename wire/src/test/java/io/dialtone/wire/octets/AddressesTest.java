// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({"0.0.0.0,0", "192.0.2.1,-1073741311", "255.255.255.255,-1", "127.0.0.1,2130706433"})
  void a_dotted_address_is_read_and_shown(String text, int bits) {
    assertThat(Ip4Address.parse(text)).contains(new Ip4Address(bits));
    assertThat(new Ip4Address(bits)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.-4",
        " 1.2.3.4",
        "1.2.3.0004",
        "a.b.c.d",
        "١.2.3.4"
      })
  void anything_else_is_no_address(String text) {
    assertThat(Ip4Address.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.255.0.1,loopback",
    "10.1.2.3,private",
    "172.16.0.1,private",
    "172.31.255.255,private",
    "172.32.0.1,none",
    "192.168.9.9,private",
    "192.169.0.1,none",
    "169.254.1.1,link-local",
    "224.0.0.1,multicast",
    "239.1.1.1,multicast",
    "240.0.0.1,none",
    "0.0.0.0,unspecified",
    "8.8.8.8,none"
  })
  void an_address_knows_its_kind(String text, String kind) {
    Ip4Address address = Ip4Address.parse(text).orElseThrow();
    assertThat(
            Stream.of(
                    address.isLoopback() ? "loopback" : "",
                    address.isPrivate() ? "private" : "",
                    address.isLinkLocal() ? "link-local" : "",
                    address.isMulticast() ? "multicast" : "",
                    address.isUnspecified() ? "unspecified" : "")
                .filter(s -> !s.isEmpty()))
        .containsExactlyElementsOf(kind.equals("none") ? List.of() : List.of(kind));
  }

  @Test
  void addresses_are_ordered_without_sign() {
    assertThat(Stream.of("200.0.0.1", "9.0.0.1", "127.0.0.1").map(AddressesTest::ip).sorted())
        .containsExactly(ip("9.0.0.1"), ip("127.0.0.1"), ip("200.0.0.1"));
  }

  @Test
  void plus_carries_into_the_next_byte() {
    assertThat(ip("10.0.0.255").plus(1)).isEqualTo(ip("10.0.1.0"));
    assertThat(ip("10.0.0.0").plus(-1)).isEqualTo(ip("9.255.255.255"));
    assertThat(Ip4Address.BROADCAST.plus(1)).isEqualTo(Ip4Address.ANY);
    assertThat(ip("192.0.2.1").bytes()).isEqualTo(Bytes.of(192, 0, 2, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:14:7f:e1:47:b3",
        "00:14:7F:E1:47:B3",
        "00-14-7F-E1-47-B3",
        "0014.7fe1.47b3",
        "00147FE147B3",
        "00147fe147b3"
      })
  void a_mac_address_is_read_in_every_usual_form(String text) {
    assertThat(MacAddress.parse(text)).contains(new MacAddress(0x00147FE147B3L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00147FE147B",
        "00147FE147B34",
        "00:14:7f:e1-47-b3",
        "0:14:7f:e1:47:b3",
        "00147FE147BG",
        "00 14 7f e1 47 b3",
        "0014:7fe1:47b3"
      })
  void anything_else_is_no_mac_address(String text) {
    assertThat(MacAddress.parse(text)).isEmpty();
  }

  @Test
  void a_mac_address_shows_itself_for_names_headers_and_people() {
    MacAddress mac = MacAddress.of(Bytes.of(0x00, 0x14, 0x7F, 0xE1, 0x47, 0xB3));
    assertThat(mac.plain()).isEqualTo("00147FE147B3");
    assertThat(mac.dashed()).isEqualTo("00-14-7F-E1-47-B3");
    assertThat(mac).hasToString("00:14:7f:e1:47:b3");
    assertThat(mac.bytes()).isEqualTo(Bytes.hex("00147fe147b3"));
    assertThat(mac).isLessThan(new MacAddress(0x00147FE147B4L));
    assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.of(Bytes.of(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
  }

  @Test
  void an_endpoint_is_address_and_port() {
    assertThat(Endpoint.parse("192.0.2.1:69")).contains(new Endpoint(ip("192.0.2.1"), 69));
    assertThat(new Endpoint(ip("192.0.2.1"), 69)).hasToString("192.0.2.1:69");
    assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(Ip4Address.ANY, 65536));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "192.0.2.1:", "192.0.2.1:65536", ":69", "192.0.2.1:6 9", "h:69"})
  void anything_else_is_no_endpoint(String text) {
    assertThat(Endpoint.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24,255.255.255.0,192.0.2.1,192.0.2.254,192.0.2.255",
    "127.64.0.0/10,255.192.0.0,127.64.0.1,127.127.255.254,127.127.255.255",
    "10.0.0.4/31,255.255.255.254,10.0.0.4,10.0.0.5,10.0.0.5",
    "10.0.0.4/32,255.255.255.255,10.0.0.4,10.0.0.4,10.0.0.4",
    "0.0.0.0/0,0.0.0.0,0.0.0.1,255.255.255.254,255.255.255.255"
  })
  void a_subnet_knows_mask_first_last_and_broadcast(
      String text, String mask, String first, String last, String broadcast) {
    Subnet subnet = Subnet.parse(text).orElseThrow();
    assertThat(subnet.mask()).hasToString(mask);
    assertThat(subnet.first()).hasToString(first);
    assertThat(subnet.last()).hasToString(last);
    assertThat(subnet.broadcast()).hasToString(broadcast);
    assertThat(subnet).hasToString(text);
    assertThat(subnet.contains(subnet.first())).isTrue();
    assertThat(subnet.contains(subnet.broadcast())).isTrue();
  }

  @Test
  void a_subnet_contains_its_own_addresses_only() {
    Subnet subnet = Subnet.of(ip("192.0.2.77"), 24);
    assertThat(subnet).isEqualTo(Subnet.parse("192.0.2.0/24").orElseThrow());
    assertThat(subnet.contains(ip("192.0.2.0"))).isTrue();
    assertThat(subnet.contains(ip("192.0.3.0"))).isFalse();
    assertThat(subnet.contains(ip("192.0.1.255"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1/24", "192.0.2.0", "192.0.2.0/33", "192.0.2.0/", "/24", "192.0.2/24"})
  void anything_else_is_no_subnet(String text) {
    assertThat(Subnet.parse(text)).isEmpty();
  }

  @Test
  void a_subnet_with_host_bits_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Subnet(ip("192.0.2.1"), 24));
    assertThatIllegalArgumentException().isThrownBy(() -> new Subnet(Ip4Address.ANY, 33));
    assertThatIllegalArgumentException().isThrownBy(() -> Subnet.of(Ip4Address.ANY, -1));
  }

  private static Ip4Address ip(String text) {
    return Ip4Address.parse(text).orElseThrow();
  }
}
