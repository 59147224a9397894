// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters that steer provisioning (FIL-2). */
class PhoneSettingsTest {

  @Test
  @DisplayName("FIL-2 the defaults of a factory phone")
  void defaults() {
    PhoneSettings settings = new PhoneSettings(ParameterStore.EMPTY);
    assertThat(settings.provisioningEnabled()).isTrue();
    assertThat(settings.httpServer()).isEmpty();
    assertThat(settings.tftpServer()).isEmpty();
    assertThat(settings.configName()).isEmpty();
    assertThat(settings.timeSpan()).isZero();
    assertThat(settings.retryPeriod()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.vlan()).isFalse();
  }

  @Test
  @DisplayName("FIL-2 each parameter is read by its name, in any letter case and section")
  void each_parameter() {
    PhoneSettings settings =
        new PhoneSettings(
            ParameterStore.EMPTY
                .with("autoprovision", "autoprovisionFLAG", "0")
                .with("x", "AutoprovisionHTTPServer", " h:80 ")
                .with("x", "AutoprovisionTFTPServer", "t")
                .with("x", "AutoprovisionConfigName", "/p/st2030s.inf")
                .with("x", "AutoprovisionTimeSpan", "255")
                .with("x", "AutoprovisionRetryPeriod", "60")
                .with("net", "VLAN", "1"));
    assertThat(settings.provisioningEnabled()).isFalse();
    assertThat(settings.httpServer()).contains("h:80");
    assertThat(settings.tftpServer()).contains("t");
    assertThat(settings.configName()).contains("/p/st2030s.inf");
    assertThat(settings.timeSpan()).isEqualTo(Duration.ofMinutes(255));
    assertThat(settings.retryPeriod()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.vlan()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("TRG-1 a span out of 0 to 255 counts as none")
  @CsvSource({"256", "-1", "abc", "''", "99999999999"})
  void a_span_out_of_range_is_none(String value) {
    ParameterStore store = ParameterStore.EMPTY.with("x", "AutoprovisionTimeSpan", value);
    assertThat(new PhoneSettings(store).timeSpan()).isZero();
  }

  @Test
  void switches_have_names() {
    assertThat(Quirk.named("POST")).contains(Quirk.POST);
    assertThat(Quirk.named("absolute-form")).contains(Quirk.ABSOLUTE_FORM);
    assertThat(Quirk.named("nonsense")).isEmpty();
  }
}
