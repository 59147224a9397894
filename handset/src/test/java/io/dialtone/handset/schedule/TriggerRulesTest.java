// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.settings.PhoneSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerRulesTest {

  private static final PhoneSettings PLAIN = new PhoneSettings(ParameterStore.EMPTY);

  @ParameterizedTest
  @DisplayName("TRG-6 NTF-3 NTF-5 RUN-10 what a trigger leads to, by what the phone is doing")
  @CsvSource({
    // trigger, activity, in communication, decision, rule
    "POWER_UP, STARTING, false, Run, TRG-1",
    "PERIODIC, IDLE, false, Run, TRG-2",
    "REBOOT_ASKED, IDLE, false, Reboot, TRG-4",
    "CHECK_SYNC, IDLE, false, Run, NTF-1",
    "CHECK_SYNC_REBOOT, IDLE, false, Reboot, NTF-5",
    "PERIODIC, IDLE, true, Held, TRG-6",
    "REBOOT_ASKED, IDLE, true, Held, TRG-6",
    "CHECK_SYNC, IDLE, true, Held, TRG-6",
    "CHECK_SYNC_REBOOT, IDLE, true, Held, TRG-6",
    "CHECK_SYNC, STARTING, false, Ignored, NTF-3",
    "CHECK_SYNC, WAITING_IN_SPAN, false, Ignored, NTF-3",
    "CHECK_SYNC, WAITING_IN_SPAN, true, Ignored, NTF-3",
    "CHECK_SYNC_REBOOT, WAITING_IN_SPAN, false, Ignored, NTF-3",
    "REBOOT_ASKED, WAITING_IN_SPAN, false, Reboot, TRG-4",
    "CHECK_SYNC, WAITING_FOR_USER, true, Ignored, TRG-6",
    "PERIODIC, WAITING_FOR_USER, true, Ignored, TRG-6",
    "CHECK_SYNC_REBOOT, WAITING_FOR_USER, true, Held, TRG-6",
    "REBOOT_ASKED, WAITING_FOR_USER, true, Held, TRG-6",
    "CHECK_SYNC, RUNNING, false, Held, RUN-10",
    "REBOOT_ASKED, RUNNING, true, Held, RUN-10"
  })
  void decisions(Trigger trigger, Activity activity, boolean busy, String kind, String rule) {
    TriggerDecision decision =
        TriggerRules.decide(trigger, new Condition(activity, busy), PLAIN, false);
    assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(decision.rule()).isEqualTo(rule);
    assertThat(decision.reason()).isNotBlank();
  }

  @ParameterizedTest
  @DisplayName("TRG-7 AutoprovisionFlag=0: no trigger starts a run, NOTIFY included")
  @EnumSource(Trigger.class)
  void switched_off(Trigger trigger) {
    PhoneSettings off =
        new PhoneSettings(ParameterStore.EMPTY.with("autoprovision", PhoneSettings.FLAG, "0"));
    TriggerDecision decision =
        TriggerRules.decide(trigger, new Condition(Activity.IDLE, false), off, false);
    if (trigger == Trigger.REBOOT_ASKED) {
      assertThat(decision).isInstanceOf(TriggerDecision.Reboot.class); // its run is not started
    } else {
      assertThat(decision)
          .isEqualTo(new TriggerDecision.Ignored("AutoprovisionFlag is 0", "TRG-7"));
    }
  }

  @Test
  @DisplayName("TRG-6 what is held is the same thing later")
  void held_is_the_same_later() {
    TriggerDecision decision =
        TriggerRules.decide(
            Trigger.CHECK_SYNC_REBOOT, new Condition(Activity.IDLE, true), PLAIN, false);
    assertThat(decision)
        .isEqualTo(
            new TriggerDecision.Held(
                new TriggerDecision.Reboot("NOTIFY check-sync;reboot=true", "NTF-5"),
                "the phone is in communication",
                "TRG-6"));
  }

  @ParameterizedTest
  @DisplayName("NTF-5 a switch: check-sync only with a preconfigured server and Configname")
  @CsvSource({
    "'', '', '', Ignored",
    "10.0.0.1, '', '', Ignored",
    "'', '', st2030s.inf, Ignored",
    "10.0.0.1, '', st2030s.inf, Run",
    "'', 10.0.0.1, st2030s.inf, Run"
  })
  void needs_a_server(String http, String tftp, String name, String kind) {
    PhoneSettings settings =
        new PhoneSettings(
            ParameterStore.EMPTY
                .with("autoprovision", PhoneSettings.HTTP_SERVER, http)
                .with("autoprovision", PhoneSettings.TFTP_SERVER, tftp)
                .with("autoprovision", PhoneSettings.CONFIG_NAME, name));
    Condition idle = new Condition(Activity.IDLE, false);
    assertThat(
            TriggerRules.decide(Trigger.CHECK_SYNC, idle, settings, true)
                .getClass()
                .getSimpleName())
        .isEqualTo(kind);
    assertThat(TriggerRules.decide(Trigger.CHECK_SYNC, idle, settings, false))
        .isInstanceOf(TriggerDecision.Run.class);
    assertThat(TriggerRules.decide(Trigger.CHECK_SYNC_REBOOT, idle, settings, true))
        .isInstanceOf(TriggerDecision.Reboot.class);
  }
}
