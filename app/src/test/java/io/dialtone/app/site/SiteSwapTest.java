// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Phones that the site makes change between SIP and MGCP, by commands alone. */
class SiteSwapTest {

  private static final MacAddress MAC = new MacAddress(0x00147F000101L);
  private static final FilePrefix SIP = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final FilePrefix MGCP = new FilePrefix(Model.ST2030, Protocol.MGCP);
  private static final String OLD_SG = "v2030SG.070309.1.53.zz";
  private static final String SG = "v2030SG.R11.1.SED.101223.2.74.zz";
  private static final String MC = "v2030MC.R11.1.SED.101223.1.70.zz";

  /** Phones of either protocol have it. */
  private static final String PARAMETER = "AutoprovisionRetryPeriod";

  /** How the phone comes to its INF. */
  enum Way {
    /** By its own name, from a server that it was told by hand. */
    OWN_NAME_BY_HTTP {
      @Override
      SitePhone plug(RunningServer server) throws IOException {
        return SitePhone.told(PhoneSettings.HTTP_SERVER, at(server, "http"), SIP, MAC);
      }
    },
    OWN_NAME_BY_TFTP {
      @Override
      SitePhone plug(RunningServer server) throws IOException {
        return SitePhone.told(PhoneSettings.TFTP_SERVER, at(server, "tftp"), SIP, MAC);
      }
    },
    /** By a URL that says SIP for ever, and is the same for all phones. */
    GENERIC_NAME {
      @Override
      SitePhone plug(RunningServer server) throws IOException {
        return SitePhone.at(SIP, MAC, "http://" + at(server, "http") + "/st2030s.inf");
      }
    };

    abstract SitePhone plug(RunningServer server) throws IOException;

    static String at(RunningServer server, String listener) {
      return String.valueOf(server.endpoints().get(listener));
    }
  }

  @TempDir Path folder;

  @BeforeEach
  void a_site_with_firmware_of_both_protocols() throws IOException {
    for (String firmware : List.of(OLD_SG, SG, MC)) {
      byte[] image = new byte[20_000];
      Arrays.fill(image, (byte) firmware.hashCode());
      image[0] = 0x1F;
      Files.write(folder.resolve(firmware), image);
    }
    done("firmware", "add", OLD_SG, SG, MC);
    Files.writeString(folder.resolve("home.thd"), "<deck><card/></deck>", ISO_8859_1);
    done("files", "add", "--kind", "deck", "home.thd");
    done(
        "set",
        "/",
        "ST2030M:decks=home.thd",
        "SIP:" + PARAMETER + "=40",
        "MGCP:" + PARAMETER + "=41");
    done("set", "/", "ST2030S:firmware.application=" + SG, "ST2030M:firmware.application=" + MC);
  }

  private Said done(String... words) {
    Said said = new SiteShell(folder).site(words);
    assertThat(said.exit()).as("%s: %s", List.of(words), said.err()).isZero();
    return said;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SWP-1 a phone changes its protocol because the site says so, and back")
  void to_MGCP_and_back(Way way) throws Exception {
    done("phones", "add", MAC.toString(), "--model", "ST2030");
    try (RunningServer server = new SiteShell(folder).serve();
        SitePhone phone = way.plug(server)) {
      provisioned(phone, SIP, "40", SG);
      done("phones", "change", MAC.toString(), "--protocol", "mgcp");
      provisioned(phone, MGCP, "41", MC);
      assertThat(phone.fetched()).contains("ST2030M_" + MAC.plain() + ".txt", "home.thd");
      done("phones", "change", MAC.toString(), "--protocol", "sip");
      provisioned(phone, SIP, "40", SG);
      assertThat(phone.fetched()).contains("ST2030S_" + MAC.plain() + ".txt");
    }
  }

  /** By one power-up, and the next one changes nothing (RUN-3). */
  private static void provisioned(SitePhone phone, FilePrefix kind, String value, String firmware)
      throws InterruptedException {
    PhoneEnd end = phone.boot();
    assertThat(end.provisioned()).as("%s: %s", end, phone.fetched()).isTrue();
    assertThat(phone.kind()).isEqualTo(kind);
    assertThat(phone.fetched()).contains(firmware).anyMatch(n -> n.startsWith("ComConf"));
    assertThat(phone.parameter(PARAMETER)).isEqualTo(value);
    PhoneEnd again = phone.boot();
    assertThat(again.provisioned()).isTrue();
    assertThat(again.reboots()).isZero();
    assertThat(phone.fetched()).noneMatch(n -> n.startsWith("ComConf"));
  }

  @Test
  @DisplayName("SWP-2 a phone whose firmware is too old says so and stays what it is")
  void from_a_firmware_that_cannot() throws Exception {
    done("phones", "add", MAC.toString(), "--model", "ST2030", "--protocol", "mgcp");
    try (RunningServer server = new SiteShell(folder).serve();
        SitePhone phone = Way.GENERIC_NAME.plug(server)) {
      PhoneEnd end = phone.boot();
      assertThat(end.provisioned()).isFalse();
      assertThat(end.display().lines()).contains("Wrong Firmware");
      assertThat(phone.kind()).isEqualTo(SIP);
      done("phones", "change", MAC.toString(), "--protocol", "sip");
      provisioned(phone, SIP, "40", SG);
      done("phones", "change", MAC.toString(), "--protocol", "mgcp");
      provisioned(phone, MGCP, "41", MC);
    }
  }

  @Test
  @DisplayName("SWP-1 without a firmware of the new protocol a phone is given nothing of it")
  void without_firmware() throws Exception {
    done("unset", "/", "ST2030M:firmware.application");
    done("phones", "add", MAC.toString(), "--model", "ST2030");
    try (RunningServer server = new SiteShell(folder).serve();
        SitePhone phone = Way.GENERIC_NAME.plug(server)) {
      provisioned(phone, SIP, "40", SG);
      Said said = done("phones", "change", MAC.toString(), "--protocol", "mgcp");
      assertThat(said.err()).contains("it keeps its protocol until one is (SWP-1)");
      assertThat(phone.boot().display().lines()).contains("Gen File Not Found");
      assertThat(phone.parameter(PARAMETER)).isEqualTo("40");
      done("set", "/", "ST2030M:firmware.application=" + MC);
      provisioned(phone, MGCP, "41", MC);
    }
  }

  @Test
  @DisplayName("SWP-2 an application that is too old to change to is refused")
  void to_a_firmware_that_cannot() {
    done("phones", "add", MAC.toString(), "--model", "ST2030", "--protocol", "mgcp");
    done("set", "/", "ST2030S:firmware.application=" + OLD_SG);
    Said said = new SiteShell(folder).site("phones", "change", MAC.toString(), "--protocol", "sip");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("takes 1.54 at the least (SWP-2)").hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SWP-2 an ST2022 changes its protocol in no direction")
  void st2022(Protocol protocol) throws Exception {
    Protocol other = protocol == Protocol.SIP ? Protocol.MGCP : Protocol.SIP;
    FilePrefix kind = new FilePrefix(Model.ST2022, protocol);
    done("phones", "add", MAC.toString(), "--model", "ST2022", "--protocol", protocol.name());
    String[] change = {"phones", "change", MAC.toString(), "--protocol", other.name()};
    try (RunningServer server = new SiteShell(folder).serve();
        SitePhone phone =
            SitePhone.told(PhoneSettings.HTTP_SERVER, Way.at(server, "http"), kind, MAC)) {
      assertThat(phone.boot().provisioned()).isTrue();
      Said refused = new SiteShell(folder).site(change);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("an ST2022 cannot change its protocol (SWP-2)");
      assertThat(phone.boot().provisioned()).isTrue();
      done("phones", "change", MAC.toString(), "--state", "discovered");
      done(change);
      done("phones", "change", MAC.toString(), "--state", "active");
      assertThat(phone.boot().display().lines()).contains("Gen File Not Found");
      assertThat(phone.kind()).isEqualTo(kind);
    }
  }
}
