// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.settings.PhoneSettings;

/** What a trigger leads to, given what the phone is doing (TRG-6, TRG-7, NTF-3, NTF-5). */
public final class TriggerRules {

  private TriggerRules() {}

  /**
   * Decides.
   *
   * @param needsServer the switch of NTF-5: a plain check-sync counts only with a preconfigured
   *     server and AutoprovisionConfigname
   */
  public static TriggerDecision decide(
      Trigger trigger, Condition condition, PhoneSettings settings, boolean needsServer) {
    if (!settings.provisioningEnabled() && trigger != Trigger.REBOOT_ASKED) {
      return new TriggerDecision.Ignored("AutoprovisionFlag is 0", "TRG-7");
    }
    if (trigger == Trigger.CHECK_SYNC && needsServer && !preconfigured(settings)) {
      return new TriggerDecision.Ignored(
          "no server and AutoprovisionConfigname are preconfigured", "NTF-5");
    }
    return switch (condition.activity()) {
      case STARTING -> beforeARun(trigger, "a run is about to begin");
      case WAITING_IN_SPAN -> beforeARun(trigger, "a run waits already in its time span");
      case WAITING_FOR_USER -> whileSomethingWaits(trigger);
      case RUNNING -> new TriggerDecision.Held(plain(trigger), "a run is under way", "RUN-10");
      case IDLE ->
          condition.inCommunication()
              ? new TriggerDecision.Held(plain(trigger), "the phone is in communication", "TRG-6")
              : plain(trigger);
    };
  }

  /** A run is about to begin in any case: only a reboot that is asked for by hand is more. */
  private static TriggerDecision beforeARun(Trigger trigger, String why) {
    return switch (trigger) {
      case POWER_UP, REBOOT_ASKED -> plain(trigger);
      case PERIODIC, CHECK_SYNC, CHECK_SYNC_REBOOT -> new TriggerDecision.Ignored(why, "NTF-3");
    };
  }

  private static TriggerDecision whileSomethingWaits(Trigger trigger) {
    return switch (trigger) {
      case POWER_UP -> plain(trigger);
      case REBOOT_ASKED, CHECK_SYNC_REBOOT ->
          new TriggerDecision.Held(plain(trigger), "the phone is in communication", "TRG-6");
      case PERIODIC, CHECK_SYNC ->
          new TriggerDecision.Ignored("a run waits already until the user hangs up", "TRG-6");
    };
  }

  private static TriggerDecision plain(Trigger trigger) {
    return switch (trigger) {
      case POWER_UP -> new TriggerDecision.Run("power-up", "TRG-1");
      case PERIODIC -> new TriggerDecision.Run("the periodic run is due", "TRG-2");
      case REBOOT_ASKED -> new TriggerDecision.Reboot("a reboot was asked for", "TRG-4");
      case CHECK_SYNC -> new TriggerDecision.Run("NOTIFY check-sync", "NTF-1");
      case CHECK_SYNC_REBOOT ->
          new TriggerDecision.Reboot("NOTIFY check-sync;reboot=true", "NTF-5");
    };
  }

  private static boolean preconfigured(PhoneSettings settings) {
    return (settings.httpServer().isPresent() || settings.tftpServer().isPresent())
        && settings.configName().isPresent();
  }
}
