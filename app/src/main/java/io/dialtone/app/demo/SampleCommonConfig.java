// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;

/**
 * The common config of one kind of phone (FIL-1, FIL-2). It names no provisioning server, so that
 * each phone keeps the source it booted from.
 */
final class SampleCommonConfig {
  private final FilePrefix prefix;
  private final ParameterList list = new ParameterList();

  private SampleCommonConfig(FilePrefix prefix) {
    this.prefix = prefix;
  }

  static Bytes of(FilePrefix prefix) {
    SampleCommonConfig config = new SampleCommonConfig(prefix);
    config.phone();
    config.network();
    if (prefix.protocol() == Protocol.SIP) {
      config.sip();
    }
    config.system();
    config.provisioning();
    return config.list.encode("Sample common config of " + prefix.text().replace("_", ""));
  }

  private void phone() {
    list.section("ipp")
        .set("LanguageType", 0)
        .set("DateFlag", 2)
        .set("TimeFlag", 1)
        .set("Ringer_default_vol", 4)
        .set("Ringer_lock", 0)
        .set("AutoAnsMode", 0)
        .set("AutoAnsTimer", 0)
        .set("AutoHangUpTimer", 3)
        .set("PasswordString", "0000")
        .set("PhoneLock", 0)
        .set("LocalMusicOnHold", 1);
  }

  private void network() {
    list.section("net")
        .set("WanModFlag", 1)
        .set("VLAN", 0)
        .set("PersistentVLANfromDHCP", 0)
        .set("ESWITCH_LAN", 1)
        .set("ESWITCH_PC", 1)
        .set("TelnetSrv", 0);
    list.section("qos")
        .set("DSCP1", 46)
        .set("DSCP2", 40)
        .set("DSCP3", 40)
        .set("VLANid1", 1)
        .set("VLANid2", 1)
        .set("VLANTag1", 6)
        .set("VLANTagdata", 0);
  }

  private void sip() {
    list.section("sip")
        .set("sw_notify_autoprovision", 0)
        .set("AuthNotifyCheckSync", "0.0.0.0")
        .set("CFNA_Time1", 30)
        .set("DNDResp", 1)
        .set("sw_CF", 0)
        .set("sw_not_disturb", 0);
    for (int line = 1; line <= lines(); line++) {
      list.set("ProfileName" + line, "Profile " + line)
          .set("ExpireTimeMP" + line, 3600)
          .set("TransportFlgMP" + line, 0)
          .set("sip_portMP" + line, 5060)
          .set("sip_pxy_srv_portMP" + line, 5060)
          .set("sip_reg_srv_portMP" + line, 5060);
    }
  }

  private void system() {
    list.section("sys")
        .set("CountryCode", "FR")
        .set("dtmf_mode_flag", 1)
        .set("VOIPDialPlan", "x.T")
        .set("EmergencyDialPlan", "|112|")
        .set("VAD", 0)
        .set("TelnetID", "administrator")
        .set("TelnetPWD", "sample-telnet")
        .set("UserID", "user")
        .set("UserPWD", "sample-user")
        .set("WebPWD", "sample-web");
    for (int key = 1; key <= keys(); key++) {
      list.set("FeatureKeyExt%02d".formatted(key), "L/<sip:>");
    }
  }

  private void provisioning() {
    list.section("autoprovision")
        .set("AutoprovisionFlag", 1)
        .set("AutoprovisionTimeDays", 0)
        .set("Autoprovisionstarttime", "00:00")
        .set("AutoprovisionTimeSpan", 0)
        .set("AutoprovisionRetryPeriod", 30);
    list.section("ntp").set("NTPFlag", 0).set("NtpZoneNum", 22).set("NtpDaylight", 1);
  }

  private int lines() {
    return prefix.model() == Model.ST2030 ? 4 : 2; // FIL-8
  }

  private int keys() {
    return prefix.model() == Model.ST2030 ? 10 : 5; // FIL-8
  }
}
