// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real deployment's files, and the requests that a real phone made for them. */
class GoldenTraceTest {
  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);

  @TempDir Path folder;

  /** A phone into which the boot firmware of the INF was put before (RUN-7). */
  private static FlashContent bootKnown(CorpusSite site) throws IOException {
    var boot = new InstalledFirmware(Optional.of(site.bootValue()), "1.11", Optional.empty());
    return FACTORY.withFirmware(FlashItem.BOOT, boot);
  }

  private static List<String> names(List<Nginx.Request> requests) {
    return requests.stream().map(Nginx.Request::trace).toList();
  }

  private static List<String> flat(List<List<String>> passes) {
    return passes.stream().flatMap(Collection::stream).toList();
  }

  private static List<Integer> sizes(List<List<String>> passes) {
    return passes.stream().map(List::size).toList();
  }

  @Test
  @DisplayName("RUN-7 RUN-1 a first run over HTTP asks for what the real phone asked for, in order")
  void the_first_run_is_the_golden_trace() throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf, Quirk.ABSOLUTE_FORM)) {
      Nginx nginx = Nginx.serve(site.root(), folder.resolve("nginx"), port);
      PhoneEnd first;
      List<Nginx.Request> requests;
      try {
        first = phone.boot();
      } finally {
        requests = nginx.stop();
      }
      assertThat(names(requests)).isEqualTo(flat(CorpusSite.FIRST_BOOT));
      assertThat(phone.fetchesByPass()).isEqualTo(sizes(CorpusSite.FIRST_BOOT));
      assertThat(first.reboots()).isEqualTo(2);
      assertThat(first.provisioned()).isTrue();
      assertThat(first.display().summary()).isEqualTo("ready");
      assertThat(requests.getFirst().line()).isEqualTo("GET " + inf + " HTTP/1.1");
      assertThat(requests.get(1).line()).startsWith("GET /st2030/v2030SG");
      assertThat(requests.getFirst().userAgent())
          .isEqualTo("THOMSON ST2030 hw5 fw1.53 00-1F-9F-16-E7-F8");
      assertThat(requests.getLast().userAgent())
          .isEqualTo("THOMSON ST2030 hw5 fw2.69 00-1F-9F-16-E7-F8");
      assertThat(requests).allMatch(request -> request.from().equals("127.0.0.30"));
    }
  }

  @Test
  @DisplayName("RUN-3 the second boot asks for the INF, .ser and .txt, and for nothing else")
  void the_second_boot_is_the_unchanged_run() throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    Nginx nginx = Nginx.serve(site.root(), folder.resolve("nginx"), port);
    List<Nginx.Request> requests;
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf)) {
      phone.boot();
      PhoneEnd second = phone.boot();
      assertThat(second.reboots()).isZero();
      assertThat(second.provisioned()).isTrue();
    } finally {
      requests = nginx.stop();
    }
    int first = flat(CorpusSite.FIRST_BOOT).size();
    assertThat(names(requests.subList(first, requests.size())))
        .isEqualTo(CorpusSite.UNCHANGED_BOOT);
  }

  @Test
  @DisplayName("RUN-7 a phone that does not know the boot firmware fetches it after the DSP")
  void an_unknown_boot_firmware_comes_after_the_dsp() throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    Nginx nginx = Nginx.serve(site.root(), folder.resolve("nginx"), port);
    List<Nginx.Request> requests;
    try (TestPhone phone = TestPhone.withUrl(FACTORY, inf)) {
      assertThat(phone.boot().reboots()).isEqualTo(2);
    } finally {
      requests = nginx.stop();
    }
    assertThat(names(requests).subList(0, 5))
        .containsExactly(
            "st2030s.inf 200",
            CorpusSite.APPLICATION + " 200",
            CorpusSite.DSP + " 200",
            CorpusSite.BOOT + " 200",
            "st2030s.inf 200");
  }

  @Test
  @DisplayName("RUN-7 RUN-3 TFT-2 the same over TFTP, from another maker's server")
  void over_tftp_it_is_the_same() throws Exception {
    CorpusSite site = CorpusSite.forTftp(folder.resolve("site"));
    for (String file : List.of(CorpusSite.COMMON, CorpusSite.MAC_FILE)) {
      site.rewrite(file, "AutoprovisionTFTPServer=", "AutoprovisionTFTPServer=" + Dnsmasq.ADDRESS);
    }
    FlashContent content = bootKnown(site);
    content =
        content.withParameters(
            content
                .parameters()
                .with("autoprovision", PhoneSettings.TFTP_SERVER, Dnsmasq.ADDRESS)
                .with("autoprovision", PhoneSettings.CONFIG_NAME, "st2030s.inf"));
    Dnsmasq dnsmasq = Dnsmasq.serve(site.root(), folder.resolve("dnsmasq"));
    List<String> requests;
    try (TestPhone phone = TestPhone.preconfigured(content)) {
      PhoneEnd first = phone.boot();
      assertThat(first.provisioned()).isTrue();
      assertThat(first.reboots()).isEqualTo(2);
      assertThat(phone.boot().reboots()).isZero();
    } finally {
      requests = dnsmasq.stop();
    }
    // a preconfigured phone asks for the INF of its MAC first (SRC-5); there is none
    List<String> withoutMacInf =
        requests.stream().filter(name -> !name.equals("ST2030S_001F9F16E7F8.inf 404")).toList();
    assertThat(requests).hasSize(withoutMacInf.size() + 4);
    int first = flat(CorpusSite.FIRST_BOOT).size();
    assertThat(withoutMacInf.subList(0, first)).isEqualTo(flat(CorpusSite.FIRST_BOOT));
    assertThat(withoutMacInf.subList(first, withoutMacInf.size()))
        .isEqualTo(CorpusSite.UNCHANGED_BOOT);
  }

  @Test
  @DisplayName(
      "RUN-6 RUN-4 a removed parameter keeps its value until the common file's name changes")
  void a_removed_parameter_keeps_its_old_value() throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    Nginx nginx = Nginx.serve(site.root(), folder.resolve("nginx"), port);
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf)) {
      phone.boot();
      assertThat(phone.parameter("LanguageType")).isEqualTo("4"); // the common file says 0

      site.rewrite(CorpusSite.MAC_FILE, "LanguageType=4\r\n", "");
      site.rewrite(CorpusSite.MAC_FILE, "config_sn=200905210003", "config_sn=200905210004");
      assertThat(phone.boot().reboots()).isEqualTo(1);
      assertThat(phone.parameter("LanguageType")).isEqualTo("4");

      String renamed = "ComConf2030SG.2.69.3.txt";
      site.rename(CorpusSite.COMMON, renamed);
      site.rewrite("st2030s.inf", CorpusSite.COMMON, renamed);
      assertThat(phone.boot().reboots()).isEqualTo(1);
      assertThat(phone.parameter("LanguageType")).isEqualTo("0");
      assertThat(phone.parameter("sw_notify_autoprovision")).isEqualTo("0"); // RUN-5: MAC's wins
    } finally {
      nginx.stop();
    }
  }
}
