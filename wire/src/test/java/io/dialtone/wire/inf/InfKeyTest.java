// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfKeyTest {

  @ParameterizedTest
  @CsvSource({
    "fw_filename,TFTP,application",
    "fwurl,HTTP,application",
    "dsp_filename,TFTP,application",
    "dspurl,HTTP,application",
    "boot_filename,TFTP,application",
    "booturl,HTTP,application",
    "deckfile,ANY,deckfile",
    "melodies,ANY,melody",
    "system_melodies,ANY,melody",
    "call_waiting_tone,ANY,melody",
    "tone_table,ANY,config",
    "language_table,ANY,config",
    "telcfg,ANY,config",
    "common_config,ANY,config",
    "config,HTTP,config",
    "provision_mode,ANY,provision_mode",
  })
  void each_key_has_its_transport_and_its_usual_section_INF_1(
      String text, InfKey.Way way, String section) {
    InfKey key = InfKey.named(text.toUpperCase(Locale.ROOT)).orElseThrow();
    assertThat(key.text()).isEqualTo(text);
    assertThat(key.way()).isEqualTo(way);
    assertThat(key.sections().getFirst()).isEqualTo(section);
  }

  @Test
  void only_deck_files_repeat_INF_1() {
    assertThat(Arrays.stream(InfKey.values()).filter(InfKey::repeatable))
        .containsExactly(InfKey.DECKFILE);
  }

  @Test
  void other_names_are_no_keys() {
    assertThat(InfKey.named("fw url")).isEmpty();
    assertThat(InfKey.named("")).isEmpty();
    assertThat(InfKey.knowsSection("Melody")).isTrue();
    assertThat(InfKey.knowsSection("melodies")).isFalse();
  }
}
