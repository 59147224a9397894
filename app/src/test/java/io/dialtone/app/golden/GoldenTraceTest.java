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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real deployment's files, and the requests that a real phone made for them. */
class GoldenTraceTest {
  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);

  @TempDir Path folder;

  /** A phone into which the boot firmware of the INF was put before (RUN-7). */
  private static FlashContent bootKnown(CorpusSite site) throws IOException {
    var boot = new InstalledFirmware(Optional.of(site.bootValue()), "1.11", Optional.empty());
    return FACTORY.withFirmware(FlashItem.BOOT, boot);
  }

  private static List<String> names(List<Request> requests) {
    return requests.stream().map(Request::trace).toList();
  }

  private static List<String> flat(List<List<String>> passes) {
    return passes.stream().flatMap(Collection::stream).toList();
  }

  private static List<Integer> sizes(List<List<String>> passes) {
    return passes.stream().map(List::size).toList();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RUN-7 RUN-1 a first run over HTTP asks for what the real phone asked for, in order")
  void the_first_run_is_the_golden_trace(HttpMaker maker) throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf, Quirk.ABSOLUTE_FORM)) {
      HttpMaker.Running server = maker.serve(site.root(), folder.resolve("own"), port);
      PhoneEnd first;
      List<Request> requests;
      try {
        first = phone.boot();
      } finally {
        requests = server.stop();
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

  @ParameterizedTest
  @EnumSource
  @DisplayName("RUN-3 the second boot asks for the INF, .ser and .txt, and for nothing else")
  void the_second_boot_is_the_unchanged_run(HttpMaker maker) throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    HttpMaker.Running server = maker.serve(site.root(), folder.resolve("own"), port);
    List<Request> requests;
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf)) {
      phone.boot();
      PhoneEnd second = phone.boot();
      assertThat(second.reboots()).isZero();
      assertThat(second.provisioned()).isTrue();
    } finally {
      requests = server.stop();
    }
    int first = flat(CorpusSite.FIRST_BOOT).size();
    assertThat(names(requests.subList(first, requests.size())))
        .isEqualTo(CorpusSite.UNCHANGED_BOOT);
  }

  @Test
  @DisplayName("RUN-7 a phone that does not know the boot firmware fetches it after the DSP")
  void an_unknown_boot_firmware_comes_after_the_dsp() throws Exception {
    HttpMaker maker = HttpMaker.OURS;
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    HttpMaker.Running server = maker.serve(site.root(), folder.resolve("own"), port);
    List<Request> requests;
    try (TestPhone phone = TestPhone.withUrl(FACTORY, inf)) {
      assertThat(phone.boot().reboots()).isEqualTo(2);
    } finally {
      requests = server.stop();
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
    FlashContent content = asksByTftp(bootKnown(site), Dnsmasq.ADDRESS);
    Dnsmasq dnsmasq = Dnsmasq.serve(site.root());
    List<String> answers;
    try (TestPhone phone = TestPhone.preconfigured(content)) {
      bootsAsOverHttp(phone);
    } finally {
      answers = dnsmasq.stop();
    }
    // in no order: dnsmasq may note the last file's end after the next file's absence
    String macInf = "ST2030S_" + CorpusSite.MAC + ".inf 404";
    var expected = new ArrayList<String>(Collections.nCopies(4, macInf));
    CorpusSite.FIRST_BOOT.forEach(expected::addAll);
    expected.addAll(CorpusSite.UNCHANGED_BOOT);
    assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** The golden trace and the unchanged boot, names in the order the phone asked. */
  private static void bootsAsOverHttp(TestPhone phone) throws InterruptedException {
    assertThat(phone.boot().reboots()).isEqualTo(2);
    assertThat(phone.namesByPass()).isEqualTo(withMacInf(CorpusSite.FIRST_BOOT));
    assertThat(phone.boot().provisioned()).isTrue();
    assertThat(phone.namesByPass()).isEqualTo(withMacInf(List.of(CorpusSite.UNCHANGED_BOOT)));
  }

  @Test
  @DisplayName("RUN-7 RUN-3 TFT-1 TFT-2 the same over TFTP, from our own server on a high port")
  void over_our_tftp_it_is_the_same() throws Exception {
    CorpusSite site = CorpusSite.forTftp(folder.resolve("site"));
    try (OwnTftp server = OwnTftp.serve(site.root(), folder.resolve("own"))) {
      String address = server.endpoint().toString();
      for (String file : List.of(CorpusSite.COMMON, CorpusSite.MAC_FILE)) {
        site.rewrite(file, "AutoprovisionTFTPServer=", "AutoprovisionTFTPServer=" + address);
      }
      try (TestPhone phone = TestPhone.preconfigured(asksByTftp(bootKnown(site), address))) {
        bootsAsOverHttp(phone);
      }
    }
  }

  /** The INF is asked for by its MAC name first (SRC-5), which is not there. */
  private static List<List<String>> withMacInf(List<List<String>> passes) {
    var macInf = "ST2030S_" + CorpusSite.MAC + ".inf";
    return passes.stream()
        .map(pass -> pass.stream().map(line -> line.substring(0, line.indexOf(' '))))
        .map(names -> Stream.concat(Stream.of(macInf), names).toList())
        .toList();
  }

  private static FlashContent asksByTftp(FlashContent content, String server) {
    return content.withParameters(
        content
            .parameters()
            .with("autoprovision", PhoneSettings.TFTP_SERVER, server)
            .with("autoprovision", PhoneSettings.CONFIG_NAME, "st2030s.inf"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "RUN-6 RUN-4 a removed parameter keeps its value until the common file's name changes")
  void a_removed_parameter_keeps_its_old_value(HttpMaker maker) throws Exception {
    int port = FreePort.next();
    CorpusSite site = CorpusSite.forHttp(folder.resolve("site"), port);
    String inf = "http://127.0.0.1:" + port + "/st2030/st2030s.inf";
    try (TestPhone phone = TestPhone.withUrl(bootKnown(site), inf)) {
      bootAgainst(maker, site, port, phone);
      assertThat(phone.parameter("LanguageType")).isEqualTo("4"); // the common file says 0

      site.rewrite(CorpusSite.MAC_FILE, "LanguageType=4\r\n", "");
      site.rewrite(CorpusSite.MAC_FILE, "config_sn=200905210003", "config_sn=200905210004");
      assertThat(bootAgainst(maker, site, port, phone).reboots()).isEqualTo(1);
      assertThat(phone.parameter("LanguageType")).isEqualTo("4");

      String renamed = "ComConf2030SG.2.69.3.txt";
      site.rename(CorpusSite.COMMON, renamed);
      site.rewrite("st2030s.inf", CorpusSite.COMMON, renamed);
      assertThat(bootAgainst(maker, site, port, phone).reboots()).isEqualTo(1);
      assertThat(phone.parameter("LanguageType")).isEqualTo("0");
      assertThat(phone.parameter("sw_notify_autoprovision")).isEqualTo("0"); // RUN-5: MAC's wins
    }
  }

  /** A server of its own for each boot: it knows of no earlier content. */
  private PhoneEnd bootAgainst(HttpMaker maker, CorpusSite site, int port, TestPhone phone)
      throws Exception {
    HttpMaker.Running server = maker.serve(site.root(), folder.resolve("own"), port);
    try {
      return phone.boot();
    } finally {
      server.stop();
    }
  }
}
