// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final MacAddress MAC = new MacAddress(0x00147FE147B3L);

  @ParameterizedTest
  @CsvSource({
    "ST2030,SIP,ST2030S_",
    "ST2030,MGCP,ST2030M_",
    "ST2022,SIP,ST2022S_",
    "ST2022,MGCP,ST2022M_"
  })
  void the_file_prefix_is_model_letter_underscore_ID_1(
      Model model, Protocol protocol, String prefix) {
    assertThat(new FilePrefix(model, protocol).text()).isEqualTo(prefix);
    assertThat(new FilePrefix(model, protocol)).hasToString(prefix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ST2030", "st2030", "St2030"})
  void a_model_is_read_in_any_letter_case_ID_1(String text) {
    assertThat(Model.parse(text)).contains(Model.ST2030);
  }

  @Test
  void another_model_or_protocol_is_not_one_of_ours_ID_1() {
    assertThat(Model.parse("TB30")).isEmpty();
    assertThat(Model.parse("")).isEmpty();
    assertThat(Protocol.parse("h323")).isEmpty();
    assertThat(Protocol.parse("mgcp")).contains(Protocol.MGCP);
    assertThat(Model.ST2022.digits()).isEqualTo("2022");
  }

  @ParameterizedTest
  @CsvSource({
    "ST2030S_00147FE147B3.inf,ST2030,SIP,INF",
    "st2030s_00147fe147b3.INF,ST2030,SIP,INF",
    "ST2022M_00147fe147b3.ser,ST2022,MGCP,SER",
    "ST2030S_00147FE147B3.txt,ST2030,SIP,TXT"
  })
  void a_name_made_from_a_mac_is_read_in_any_letter_case_ID_2(
      String name, Model model, Protocol protocol, Kind kind) {
    PhoneFileName expected = new PhoneFileName(new FilePrefix(model, protocol), MAC, kind);
    assertThat(PhoneFileName.parse(name)).contains(expected);
    assertThat(PhoneFileName.parse(expected.text())).contains(expected);
  }

  @Test
  void a_phone_asks_with_its_mac_in_upper_case_ID_2() {
    FilePrefix prefix = new FilePrefix(Model.ST2030, Protocol.SIP);
    assertThat(new PhoneFileName(prefix, MAC, Kind.SER)).hasToString("ST2030S_00147FE147B3.ser");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STST2030S_00147FE147B3.txt", // the vendor document's typing slip
        "ST2030S_00147FE147B3",
        "ST2030S_00147FE147B3.zz",
        "ST2030S_00147FE147B3.txt.bak",
        "ST2030S_00-14-7F-E1-47-B3.txt",
        "ST2030X_00147FE147B3.txt",
        "ST2030S_00147FE147B.txt",
        "p/ST2030S_00147FE147B3.txt",
        "ST2030S_00147FE147B3.txt\n",
        "st2030s.inf",
        ""
      })
  void anything_else_is_no_name_made_from_a_mac_ID_2(String name) {
    assertThat(PhoneFileName.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3",
        "Thomson ST2022 hw2 fw4.68 00-14-7F-E1-FC-6D",
        "THOMSON ST2030 hw5 fw1.74.0 00-1F-9F-84-F1-80"
      })
  void a_user_agent_is_read_and_written_ID_3(String text) {
    assertThat(UserAgent.parse(text)).map(UserAgent::text).contains(text);
  }

  @Test
  void a_user_agent_tells_model_hardware_firmware_and_mac_ID_3() {
    UserAgent agent = UserAgent.parse("THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3").orElseThrow();
    assertThat(agent).isEqualTo(new UserAgent("THOMSON", Model.ST2030, "5", "2.74", MAC));
    assertThat(agent).hasToString("THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "curl/7.88.1",
        "Thomson TB30 hw1 fw1.74.0 00-1F-9F-84-F1-80",
        "THOMSON ST2030 hw5 fw2.74",
        "THOMSON ST2030 hw5 fw2.74 00147FE147B3",
        "THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3 extra"
      })
  void any_other_user_agent_is_not_one_of_ours_ID_3(String text) {
    assertThat(UserAgent.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Thomson ST2030S,ST2030,SIP", "thomson st2022m,ST2022,MGCP"})
  void option_77_tells_model_and_protocol_ID_5(String text, Model model, Protocol protocol) {
    UserClass expected = new UserClass(model, protocol);
    Bytes bare = Bytes.latin1(text);
    assertThat(UserClass.parse(bare)).contains(expected);
    Bytes prefixed = Bytes.of(text.length()).plus(bare);
    assertThat(UserClass.parse(prefixed)).as("RFC 3004, section 4").contains(expected);
    assertThat(UserClass.parse(expected.encode())).contains(expected);
  }

  @Test
  void option_77_is_written_as_the_bare_text_ID_5() {
    assertThat(new UserClass(Model.ST2030, Protocol.SIP).encode())
        .isEqualTo(Bytes.hex("54 68 6f 6d 73 6f 6e 20 53 54 32 30 33 30 53 # Thomson ST2030S"));
    assertThat(new UserClass(Model.ST2030, Protocol.SIP)).hasToString("Thomson ST2030S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Thomson", "Thomson ST2030", "Thomson TB30S", "ST2030S"})
  void any_other_user_class_is_not_one_of_ours_ID_5(String text) {
    assertThat(UserClass.parse(Bytes.latin1(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00:90:96:aa:bb:cc,true",
    "00:14:7f:e1:47:b3,true",
    "00:18:f6:00:00:00,true",
    "00:1f:9f:16:e7:f8,true",
    "00:14:7e:e1:47:b3,false",
    "52:54:00:12:34:56,false"
  })
  void known_mac_prefixes_are_a_hint_ID_6(String mac, boolean known) {
    assertThat(MacPrefix.isKnown(MacAddress.parse(mac).orElseThrow())).isEqualTo(known);
  }

  @Test
  void a_mac_prefix_shows_as_three_bytes_with_dashes_ID_6() {
    assertThat(MacPrefix.of(MAC)).hasToString("00-14-7F");
  }
}
