// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.http.Multipart;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

  private final TestBrowser browser = new TestBrowser().loggedIn();

  private WebReply upload(String part, String file, Bytes content) {
    Multipart form =
        new Multipart(
            List.of(
                new Multipart.Part("part", Optional.empty(), Bytes.latin1(part)),
                new Multipart.Part("image", Optional.of(file), content)));
    browser.sends("Content-Type", "multipart/form-data; boundary=xYx");
    return browser.ask("POST", "/utility.html", form.encode("xYx"));
  }

  @ParameterizedTest
  @DisplayName("WEB-1 boot, DSP and application are taken by their names, and the phone is told")
  @CsvSource({
    "boot, v2030_boot_v111.zz, BOOT",
    "dsp, v2030_dsp_R11.1_SED_v320.zz, DSP",
    "application, v2030SG.R11.1.SED.101223.2.74.zz, APPLICATION",
    "application, C:\\fakepath\\v2030SG.101223.2.74.zz, APPLICATION",
    "application, v100.zz, APPLICATION"
  })
  void firmware_is_taken(String part, String file, FlashItem item) {
    WebReply reply = upload(part, file, Bytes.latin1("firmware"));
    assertThat(reply.answer().status()).isEqualTo(Status.OK);
    var happening = (Deed.Happening) reply.deed().orElseThrow();
    var uploaded = (PhoneEvent.FirmwareUploaded) happening.event();
    assertThat(uploaded.part()).isEqualTo(item);
    assertThat(file).endsWith(uploaded.name());
    assertThat(uploaded.name()).doesNotContain("\\");
    assertThat(uploaded.body().length()).isEqualTo(8);
    // echo -n firmware | sha256sum
    assertThat(uploaded.body().sha256())
        .isEqualTo("c3bf47ea1f4a4a605470313cacb3a44f4a461f68c6faeab07e737610cb5ac835");
  }

  @ParameterizedTest
  @DisplayName("WEB-1 an upload that is no firmware, or another phone's, is refused and said why")
  @CsvSource({
    "application, holiday.jpg, image, its name does not end in .zz",
    "application, '', image, its name does not end in .zz",
    "application, v2022SG.101223.3.66.zz, image, another phone",
    "application, TB30S.R11.101217.1.74.0.zz, image, another phone",
    "boot, v2030_dsp_v310.zz, image, is no BOOT firmware",
    "dsp, v2030SG.101223.2.74.zz, image, is no DSP firmware",
    "boot, v2030_boot_v111.zz, '', is empty",
    "boot, v2030_boot_v111.zz, <html>, begins with",
    "application, <b>.zz2, image, &lt;b&gt;"
  })
  void what_is_no_firmware_is_refused(String part, String file, String content, String why) {
    WebReply reply = upload(part, file, Bytes.latin1(content));
    assertThat(reply.answer().status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
    assertThat(reply.answer().body().utf8()).contains(why).contains("Upload boot");
    assertThat(reply.deed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MELODIES", "common_config", "", "Boot"})
  void another_part_is_a_bad_request(String part) {
    WebReply reply = upload(part, "v100.zz", Bytes.latin1("x"));
    assertThat(reply.answer().status()).isEqualTo(Status.BAD_REQUEST);
    assertThat(reply.deed()).isEmpty();
  }

  @Test
  void a_body_that_is_not_multipart_is_a_bad_request() {
    assertThat(browser.post("/utility.html", "part=boot").answer().status())
        .isEqualTo(Status.BAD_REQUEST);
    browser.sends("Content-Type", "multipart/form-data; boundary=B");
    assertThat(browser.post("/utility.html", "--B\r\nhalf").answer().status())
        .isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  @DisplayName("WEB-1 only the administrator's upload may be long")
  void body_limits() {
    assertThat(browser.bodyLimit("POST", "/utility.html")).isEqualTo(16 << 20);
    assertThat(browser.bodyLimit("POST", "/admin.html")).isEqualTo(8 << 10);
    assertThat(browser.bodyLimit("GET", "/utility.html")).isEqualTo(8 << 10);
    assertThat(browser.another().bodyLimit("POST", "/utility.html")).isEqualTo(8 << 10);
  }
}
