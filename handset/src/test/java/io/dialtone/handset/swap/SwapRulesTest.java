// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of SWP-2, each just met and just missed. */
class SwapRulesTest {

  @ParameterizedTest(name = "{0} {1}, DSP {2}, boot {3}, to {4}: {5}")
  @DisplayName("SWP-2 an ST2030 with boot 1.11, DSP 1.01 and applications of SG 1.54, MC 1.53")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SIP  | 1.54  | 1.01 | 1.11 | v2030MC.070309.1.53.zz               | swaps
          SIP  | 2.69.2| 3.20 | 1.11 | v2030MC.R11.1.SED.091022.2.69.2.zz   | swaps
          SIP  | 1.54  | 1.01 | 1.11 | v2030MX.070309.1.52.zz               | swaps
          SIP  | 1.54  | 1.01 | 1.11 | v2030mc.070309.1.53.zz               | swaps
          SIP  | 1.100 | 1.01 | 2.0  | v2030MC.2.0.zz                       | swaps
          MGCP | 1.53  | 1.01 | 1.11 | v2030SG.070309.1.54.zz               | swaps
          MGCP | 1.53  | 1.1  | 1.11 | v2030SG.R11.1.SED.101223.2.74.zz     | swaps
          SIP  | 1.53  | 1.01 | 1.11 | v2030MC.070309.1.53.zz               | that takes SG 1.54 to start from, here is 1.53
          SIP  | 1.6   | 1.01 | 1.11 | v2030MC.070309.1.53.zz               | that takes SG 1.54 to start from, here is 1.6
          SIP  | 1.54  | 1.00 | 1.11 | v2030MC.070309.1.53.zz               | that takes DSP 1.01, here is 1.00
          SIP  | 1.54  | 1.01 | 1.10 | v2030MC.070309.1.53.zz               | that takes boot 1.11, here is 1.10
          SIP  | 1.54  | 1.01 | 1.9  | v2030MC.070309.1.53.zz               | that takes boot 1.11, here is 1.9
          SIP  | 1.54  | 1.01 | 1.11 | v2030MC.070309.1.52.zz               | the oldest that can be changed to is MC 1.53
          SIP  | 1.54  | 1.01 | 1.11 | v2030MX.070309.1.51.zz               | the oldest that can be changed to is MX 1.52
          SIP  | 1.54  | 1.01 | 1.11 | v2030MC.zz                           | its name tells no version
          SIP  | beta  | 1.01 | 1.11 | v2030MC.070309.1.53.zz               | that takes SG 1.54 to start from, here is beta
          MGCP | 1.52  | 1.01 | 1.11 | v2030SG.070309.1.54.zz               | that takes MC 1.53 to start from, here is 1.52
          MGCP | 1.53  | 1.01 | 1.11 | v2030SG.070309.1.53                  | the oldest that can be changed to is SG 1.54
          """)
  void conditions(
      Protocol from, String application, String dsp, String boot, String target, String expected) {
    FirmwareSet firmware = FirmwareSet.factory(application, dsp, boot);
    FlashContent phone = FlashContent.factory(Model.ST2030, from, firmware);
    FirmwareName name = FirmwareName.parse(target);

    SwapDecision decision = SwapRules.decide(phone, name);

    if (expected.equals("swaps")) {
      assertThat(decision).isInstanceOf(SwapDecision.Swap.class);
      Protocol next = name.protocol().orElseThrow();
      assertThat(((SwapDecision.Swap) decision).next().text())
          .isEqualTo(next == Protocol.SIP ? "ST2030S_" : "ST2030M_");
      assertThat(decision.reason()).endsWith("a phone that speaks " + next);
    } else {
      assertThat(decision).isInstanceOf(SwapDecision.Refused.class);
      assertThat(decision.reason()).startsWith(target + " speaks ").endsWith(expected);
    }
  }

  @Test
  @DisplayName("SWP-2 an MX application starts from 1.52, as far as its name is remembered")
  void the_letters_of_the_running_application_count() {
    FirmwareName target = FirmwareName.parse("v2030SG.070309.1.54.zz");
    FlashContent factory = FlashContent.factory(Model.ST2030, Protocol.MGCP);
    FlashContent mx =
        factory.withFirmware(
            FlashItem.APPLICATION,
            new InstalledFirmware(
                Optional.of("http://h/fw/v2030MX.060101.1.52.zz"), "1.52", Optional.empty()));
    assertThat(SwapRules.decide(mx, target)).isInstanceOf(SwapDecision.Swap.class);
    FlashContent forgotten = mx.restored(false);
    assertThat(SwapRules.decide(forgotten, target).reason()).contains("that takes MC 1.53");
  }

  @Test
  @DisplayName("SWP-2 not available on an ST2022, whatever its firmware")
  void not_on_an_st2022() {
    FlashContent phone =
        FlashContent.factory(
            Model.ST2022, Protocol.SIP, FirmwareSet.factory("4.78.1", "3.20", "3.03"));
    SwapDecision decision =
        SwapRules.decide(phone, FirmwareName.parse("v2022MC.R11.1.SED.120313.4.78.1.zz"));
    assertThat(decision.reason()).endsWith("only an ST2030 can change its protocol");
    assertThat(decision).isInstanceOf(SwapDecision.Refused.class);
  }

  @ParameterizedTest
  @DisplayName("SWP-2 v111 reads 1.11, v320 reads 3.20, and both are enough")
  @CsvSource({"v2030_boot_v111.zz, 1.11, 1.11", "v2030_dsp_R11.1_SED_v320.zz, 3.20, 1.01"})
  void short_versions(String name, String version, String least) {
    String read = FirmwareName.parse(name).version().orElseThrow();
    assertThat(read).isEqualTo(version);
    assertThat(DottedVersion.parse(read).orElseThrow())
        .isGreaterThanOrEqualTo(DottedVersion.parse(least).orElseThrow());
  }

  @ParameterizedTest
  @DisplayName("SWP-2 versions are compared number by number")
  @CsvSource({"1.6, 1.53, -1", "1.53, 1.53, 0", "1.53.0, 1.53, 0", "2, 1.99, 1", "1.53.1, 1.53, 1"})
  void versions(String a, String b, int order) {
    int compared =
        DottedVersion.parse(a).orElseThrow().compareTo(DottedVersion.parse(b).orElseThrow());
    assertThat(Integer.signum(compared)).isEqualTo(order);
  }

  @ParameterizedTest
  @DisplayName("SWP-2 what is no version is none")
  @CsvSource({"''", "1.", ".5", "1.x", "1234567.0", "1..2"})
  void no_versions(String text) {
    assertThat(DottedVersion.parse(text)).isEmpty();
  }
}
