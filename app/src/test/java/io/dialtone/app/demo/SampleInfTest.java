// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import org.junit.jupiter.api.Test;

class SampleInfTest {

  private static String text(InfFile inf) {
    return inf.encode().latin1().replace("\r\n", "\n");
  }

  @Test
  void over_http_it_holds_full_urls_and_the_folder_of_mac_specific_files_INF_5() {
    FilePrefix prefix = new FilePrefix(Model.ST2030, Protocol.SIP);
    assertThat(text(SampleInf.overHttp(prefix, "http://10.0.0.1:8080/")))
        .isEqualTo(
            """
            [provision_mode]
            provision_mode=auto_provisioning

            [application]
            fwurl=http://10.0.0.1:8080/firmware/v2030SG.R12.1.DEMO.261102.2.90.zz
            dspurl=http://10.0.0.1:8080/firmware/v2030_dsp_R12.1_DEMO_v330.zz
            booturl=http://10.0.0.1:8080/firmware/v2030_boot_v112.zz

            [melody]
            melodies=http://10.0.0.1:8080/tones/Ringers_1.txt
            system_melodies=http://10.0.0.1:8080/tones/System_1.txt
            call_waiting_tone=http://10.0.0.1:8080/tones/Waiting_1.txt

            [config]
            tone_table=http://10.0.0.1:8080/tables/ToneTbl_1.zz
            language_table=http://10.0.0.1:8080/tables/LangTbl_1.zz
            telcfg=http://10.0.0.1:8080/config/TelConf2030_1.txt
            common_config=http://10.0.0.1:8080/config/ComConf2030S_1.txt
            config=http://10.0.0.1:8080/phones/
            """);
  }

  @Test
  void over_tftp_it_holds_paths_and_mgcp_has_decks_but_no_call_waiting_tone_INF_1() {
    FilePrefix prefix = new FilePrefix(Model.ST2030, Protocol.MGCP);
    assertThat(text(SampleInf.overTftp(prefix)))
        .isEqualTo(
            """
            [provision_mode]
            provision_mode=auto_provisioning

            [application]
            fw_filename=firmware/v2030MC.R12.1.DEMO.261102.1.90.zz
            dsp_filename=firmware/v2030_dsp_R12.1_DEMO_v330.zz
            boot_filename=firmware/v2030_boot_v112.zz

            [deckfile]
            deckfile=decks/main.thd
            deckfile=decks/call.thd
            deckfile=decks/config.thd
            deckfile=decks/log.thd

            [melody]
            melodies=tones/Ringers_1.txt
            system_melodies=tones/System_1.txt

            [config]
            tone_table=tables/ToneTbl_1.zz
            language_table=tables/LangTbl_1.zz
            telcfg=config/TelConf2030_1.txt
            common_config=config/ComConf2030M_1.txt
            """);
  }

  @Test
  void only_the_st2022_sip_gets_windows_style_paths_INF_4() {
    String windows = text(SampleInf.overTftp(new FilePrefix(Model.ST2022, Protocol.SIP)));
    assertThat(windows).contains("boot_filename=.\\firmware\\v2022_boot_v304.zz\n");
    assertThat(windows.lines().filter(line -> line.contains("="))).noneMatch(l -> l.contains("/"));
    String plain = text(SampleInf.overTftp(new FilePrefix(Model.ST2022, Protocol.MGCP)));
    assertThat(plain).doesNotContain("\\");
  }
}
