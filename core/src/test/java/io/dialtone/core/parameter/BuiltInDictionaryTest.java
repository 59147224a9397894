// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.parameter.ParameterType.Password;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dictionary that Dialtone brings with it, held against real phones' files. */
class BuiltInDictionaryTest {

  static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);

  static Dictionary builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private final Dictionary dictionary = builtIn();

  @Test
  void an_st2030_is_shipped_with_762_parameters_and_an_st2022_with_499_FIL_1() {
    assertThat(dictionary.all(ST2030S).stream().filter(ParameterDef::shipped)).hasSize(762);
    assertThat(dictionary.all(ST2022S).stream().filter(ParameterDef::shipped)).hasSize(499);
  }

  @Test
  void the_file_of_a_real_st2030_is_known_line_by_line_FIL_1() throws Exception {
    List<Parameter> real = corpus("comconf-2.74-1.txt");
    List<ParameterDef> ours =
        dictionary.all(ST2030S).stream().filter(ParameterDef::shipped).toList();
    assertThat(ours)
        .extracting(d -> d.section() + "/" + d.name())
        .containsExactlyElementsOf(real.stream().map(p -> p.section() + "/" + p.name()).toList());
    for (Parameter parameter : real) {
      ParameterDef known = dictionary.find(ST2030S, parameter.name()).orElseThrow();
      if (!parameter.isNamed("Decryption_Key")) {
        assertThat(known.defaultValue()).as(known.name()).contains(parameter.value());
      }
    }
  }

  @Test
  void the_file_of_a_real_deployment_has_only_known_names_and_sound_values() throws Exception {
    for (Parameter parameter : corpus("ST2030S_001F9F16E7F8.txt")) {
      ParameterDef known = dictionary.find(ST2030S, parameter.name()).orElseThrow();
      assertThat(known.section()).as(known.name()).isEqualTo(parameter.section());
      assertThat(known.type().fault(parameter.value())).as(known.name()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DSCPflag, 0, 1",
    "DSCP3, 40, 0",
    "ACRResp, 2, 1",
    "Hold_bf_AttTrans, 0, 1",
    "P-AssertedIDforCallee, 0, 1",
    "P_id_type, 0, 1",
    "Current_Max_Multiline, 5, 2",
    "ServiceSupervisionFK, 6, 3",
    "sysName, ST2030 SIP, ST2022 SIP",
  })
  void nine_shipped_defaults_differ_between_the_models(String name, String on2030, String on2022) {
    assertThat(dictionary.find(ST2030S, name).orElseThrow().defaultValue()).contains(on2030);
    assertThat(dictionary.find(ST2022S, name).orElseThrow().defaultValue()).contains(on2022);
  }

  @Test
  void the_models_differ_in_265_and_2_names_and_9_defaults_FIL_8() {
    Map<String, ParameterDef> other = new TreeMap<>();
    dictionary.all(ST2022S).forEach(d -> other.put(d.name(), d));
    Map<String, ParameterDef> st2030 = new TreeMap<>();
    dictionary.all(ST2030S).stream()
        .filter(ParameterDef::shipped)
        .forEach(d -> st2030.put(d.name(), d));
    assertThat(st2030.keySet().stream().filter(n -> !other.containsKey(n))).hasSize(265);
    assertThat(other.values().stream().filter(d -> d.shipped() && !st2030.containsKey(d.name())))
        .extracting(ParameterDef::name)
        .containsExactly("EventEndRetransmit", "Key_Echo");
    assertThat(
            st2030.values().stream()
                .filter(d -> other.containsKey(d.name()))
                .filter(d -> !other.get(d.name()).defaultValue().equals(d.defaultValue())))
        .hasSize(9);
  }

  @Test
  void an_st2022_has_5_keys_and_2_lines_FIL_8() {
    assertThat(dictionary.find(ST2022S, "FeatureKeyExt05")).isPresent();
    assertThat(dictionary.find(ST2022S, "FeatureKeyExt06")).isEmpty();
    assertThat(dictionary.find(ST2030S, "FeatureKeyExt66")).isPresent();
    for (String name : List.of("TEL%dNumber", "TEL0%dUse", "regpwd%d", "TLSPortBK%d")) {
      assertThat(dictionary.find(ST2022S, name.formatted(2)).orElseThrow().idle()).isFalse();
      assertThat(dictionary.find(ST2022S, name.formatted(3)).orElseThrow().idle()).isTrue();
      assertThat(dictionary.find(ST2030S, name.formatted(4)).orElseThrow().idle()).isFalse();
    }
  }

  @Test
  void these_are_secret_and_no_others_SRV_8() {
    assertThat(dictionary.all(ST2030S).stream().filter(ParameterDef::secret))
        .extracting(ParameterDef::name)
        .containsExactly(
            "PasswordString",
            "regpwd1",
            "regpwd2",
            "regpwd3",
            "regpwd4",
            "sysCommName1",
            "sysCommName2",
            "sysCommName3",
            "TelnetPWD",
            "UserPWD",
            "WebPWD",
            "Decryption_Key",
            "PPPoEPWD");
    assertThat(dictionary.all(ST2030S).stream().filter(d -> d.type() instanceof Password))
        .allMatch(ParameterDef::secret);
  }

  @Test
  void what_attaches_a_phone_and_what_its_user_sets_is_left_to_it_RUN_6() {
    assertThat(dictionary.all(ST2030S).stream().filter(ParameterDef::kept))
        .extracting(ParameterDef::name)
        .containsExactly(
            "PasswordFlag",
            "PasswordString",
            "PhoneLock",
            "Ringer_default_vol",
            "RingToneMP1",
            "RingToneMP2",
            "RingToneMP3",
            "RingToneMP4",
            "DNSSrv1",
            "DNSSrv2",
            "DNSFLG",
            "ESWITCH_LAN",
            "ESWITCH_PC",
            "Gateway",
            "ipwan",
            "lldpXFlag",
            "MaskWan",
            "PersistentVLANfromDHCP",
            "VLAN",
            "WanModFlag",
            "AutoprovisionHTTPServer",
            "AutoprovisionTFTPServer",
            "VLANid1",
            "VLANid2",
            "VLANTag1",
            "VLANTagdata",
            "PPPoEID",
            "PPPoELCPMod",
            "PPPoELCPTimer",
            "PPPoEPWD",
            "PPPoEMTU",
            "AutoprovisionConfigname");
    assertThat(dictionary.all(ST2022S).stream().filter(ParameterDef::kept)).hasSize(32);
    FilePrefix mgcp = new FilePrefix(Model.ST2030, Protocol.MGCP);
    assertThat(dictionary.all(mgcp).stream().filter(ParameterDef::kept)).hasSize(9);
  }

  @Test
  void the_key_of_the_vendor_and_the_serial_number_have_no_default() {
    for (FilePrefix kind : List.of(ST2030S, ST2022S)) {
      assertThat(dictionary.all(kind).stream().filter(d -> d.defaultValue().isEmpty()))
          .extracting(ParameterDef::name)
          .containsExactly("Decryption_Key", "AutoprovisionConfigname", "config_sn");
    }
  }

  @Test
  void every_purpose_is_a_sentence_and_every_default_fits_its_type() {
    for (FilePrefix kind : Kinds.ALL) {
      for (ParameterDef def : dictionary.all(kind)) {
        assertThat(def.purpose()).as(def.name()).matches("[A-Z].{5,158}\\.").doesNotContain("{");
        assertThat(def.defaultValue().flatMap(def.type()::fault)).as(def.name()).isEmpty();
        assertThat(def.defaultValue().flatMap(def.type()::doubt)).as(def.name()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AutoprovisionHTTPServer, false",
    "AutoprovisionConfigname, false",
    "PersistentVLANfromDHCP, false",
    "VLAN, false",
    "config_sn, false",
    "AutoprovisionFlag, true",
    "VLANid1, true",
    "NtpZoneNum, true",
    "WebPWD, true",
  })
  void of_mgcp_phones_the_provisioning_is_known_and_the_rest_assumed_FIL_2(
      String name, boolean assumed) {
    for (Model model : Model.values()) {
      ParameterDef def = dictionary.find(new FilePrefix(model, Protocol.MGCP), name).orElseThrow();
      assertThat(def.shipped()).isFalse();
      assertThat(def.traits().contains(Trait.ASSUMED)).isEqualTo(assumed);
      assertThat(def.doubt("1").isPresent()).isEqualTo(assumed);
    }
    assertThat(dictionary.find(ST2030S, name).orElseThrow().traits()).doesNotContain(Trait.ASSUMED);
  }

  @ParameterizedTest
  @CsvSource({
    "DSCP1, 64",
    "NtpZoneNum, 64",
    "LanguageType, 1\u00a0€",
    "VLANid1, 4095",
    "TransportFlgMP1, 3",
    "sw_CF, 1",
    "FeatureKeyExt01, 201",
    "CodecPriority, g711(1)",
    "AutoprovisionTimeDays, 256",
    "Autoprovisionstarttime, 24:00",
    "AuthNotifyCheckSync, pbx",
    "Phonebook1_url, pbx/book",
    "RFC2833_rtp_pltype, 95",
  })
  void a_value_that_no_phone_takes_is_a_fault(String name, String value) {
    assertThat(dictionary.find(ST2030S, name).orElseThrow().fault(value)).isPresent();
  }

  @Test
  void the_table_in_the_documents_counts_as_we_do() throws Exception {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (FilePrefix kind : List.of(ST2030S, ST2022S)) {
      for (ParameterDef def : dictionary.all(kind)) {
        int[] count = counts.computeIfAbsent(def.section(), _ -> new int[3]);
        count[!def.shipped() ? 2 : kind.equals(ST2030S) ? 0 : 1] +=
            def.shipped() || kind.equals(ST2030S) ? 1 : 0;
      }
    }
    String table =
        counts.entrySet().stream()
            .map(e ->
                "| `"
                    + e.getKey()
                    + "` | "
                    + e.getValue()[0]
                    + " | "
                    + e.getValue()[1]
                    + " | "
                    + e.getValue()[2]
                    + " |")
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(projectRoot().resolve("docs/parameters.md"))).contains(table);
  }

  @Test
  void the_example_in_the_documents_is_an_entry() throws Exception {
    String text = Files.readString(projectRoot().resolve("docs/parameters.md"));
    int from = text.indexOf("```ini\n") + "```ini\n".length();
    Dictionary example = Dictionary.parse(text.substring(from, text.indexOf("```", from)), "doc");
    assertThat(example.all(ST2030S))
        .extracting(ParameterDef::name)
        .containsExactly("ESWITCH_LAN", "ESWITCH_PC");
  }

  private static List<Parameter> corpus(String name) throws Exception {
    Path file =
        Optional.ofNullable(System.getenv("DIALTONE_CORPUS"))
            .map(Path::of)
            .orElseGet(() -> projectRoot().resolve("../shared/corpus").normalize())
            .resolve("st2030")
            .resolve(name);
    if (!Files.exists(file)) {
      String reason = "skipped: no " + file + " (DIALTONE_CORPUS names another corpus)";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    return ConfigFile.parse(Bytes.copyOf(Files.readAllBytes(file))).parameters();
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
