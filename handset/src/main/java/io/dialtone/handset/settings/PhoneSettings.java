// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.settings;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.VlanSet;
import java.time.Duration;
import java.util.Optional;

/** The provisioning parameters of FIL-2 with their defaults, as in force since power-up. */
public final class PhoneSettings {

  /** Parameter names of section {@code [autoprovision]}. */
  public static final String FLAG = "AutoprovisionFlag";

  public static final String HTTP_SERVER = "AutoprovisionHTTPServer";
  public static final String TFTP_SERVER = "AutoprovisionTFTPServer";
  public static final String CONFIG_NAME = "AutoprovisionConfigname";
  public static final String TIME_SPAN = "AutoprovisionTimeSpan";
  public static final String RETRY_PERIOD = "AutoprovisionRetryPeriod";

  public static final String TIME_DAYS = "AutoprovisionTimeDays";
  public static final String START_TIME = "Autoprovisionstarttime";

  /** Of sections {@code [ntp]} and, the last, {@code [ipp]}. */
  public static final String NTP_FLAG = "NTPFlag";

  public static final String NTP_SERVER = "NtpIP";
  public static final String NTP_ZONE = "NtpZoneNum";
  public static final String NTP_DAYLIGHT = "NtpDaylight";
  public static final String TIME_FLAG = "TimeFlag";

  /** Of section {@code [net]}. */
  public static final String VLAN = "VLAN";

  public static final String PERSISTENT_VLAN = "PersistentVLANfromDHCP";

  /** Of section {@code [qos]}. */
  public static final String VOICE_VLAN = "VLANid1";

  public static final String DATA_VLAN = "VLANid2";
  public static final String VLAN_PRIORITY = "VLANTag1";

  private static final int MAX_SPAN_MINUTES = 255;
  private static final int MAX_PERIOD_DAYS = 255;
  private static final int MAX_PRIORITY = 7;
  private static final int SHIPPED_PRIORITY = 6;
  private static final int ZONES = 64;
  private static final int DEFAULT_ZONE = 23;
  private static final int DEFAULT_RETRY_SECONDS = 30;
  private static final int MAX_RETRY_SECONDS = 3600;

  private final ParameterStore store;

  /** The settings in this store. */
  public PhoneSettings(ParameterStore store) {
    this.store = store;
  }

  /** Whether any trigger may start a run (TRG-7). */
  public boolean provisioningEnabled() {
    return !store.value(FLAG).map(String::strip).equals(Optional.of("0"));
  }

  /** The preconfigured HTTP server, host and perhaps port (SRC-1). */
  public Optional<String> httpServer() {
    return server(HTTP_SERVER);
  }

  /** The preconfigured TFTP server, host and perhaps port (SRC-1). */
  public Optional<String> tftpServer() {
    return server(TFTP_SERVER);
  }

  /** The preconfigured name of the INF file; it may hold a path (SRC-5). */
  public Optional<String> configName() {
    return text(CONFIG_NAME);
  }

  /** The span over which starts are spread (TRG-1); out of range counts as the default, none. */
  public Duration timeSpan() {
    return Duration.ofMinutes(number(TIME_SPAN, 0, MAX_SPAN_MINUTES, 0));
  }

  /** The time between tries (SRC-6). */
  public Duration retryPeriod() {
    return Duration.ofSeconds(number(RETRY_PERIOD, 1, MAX_RETRY_SECONDS, DEFAULT_RETRY_SECONDS));
  }

  /** The days from one periodic run to the next, 0 for none (TRG-2). */
  public int periodDays() {
    return number(TIME_DAYS, 0, MAX_PERIOD_DAYS, 0);
  }

  /** Where the window of a periodic run opens, as it was written (TRG-2). */
  public Optional<String> startTime() {
    return text(START_TIME);
  }

  /** Whether the phone shows times with am and pm (TimeFlag 0). */
  public boolean twelveHours() {
    return text(TIME_FLAG).equals(Optional.of("0"));
  }

  /**
   * Whether the phone's time comes by NTP (TRG-2): switched on by NTPFlag, or not spoken of and
   * offered by DHCP; a server must be known either way.
   *
   * @param offered whether DHCP named a server (option 42)
   */
  public boolean ntp(boolean offered) {
    boolean on = text(NTP_FLAG).map("1"::equals).orElse(offered);
    return on && (offered || server(NTP_SERVER).isPresent());
  }

  /** The line of the phone's menu of time zones. */
  public int zoneNumber() {
    return number(NTP_ZONE, 0, ZONES - 1, DEFAULT_ZONE);
  }

  /** Whether summer time is kept; it is unless switched off. */
  public boolean daylight() {
    return !text(NTP_DAYLIGHT).equals(Optional.of("0"));
  }

  /** Whether the phone asks DHCP for VLAN options (VLN-2). */
  public boolean vlan() {
    return text(VLAN).equals(Optional.of("1"));
  }

  /** Whether VLAN values of DHCP are kept in flash (VLN-4), or last until a reboot (VLN-3). */
  public boolean persistentVlan() {
    return text(PERSISTENT_VLAN).equals(Optional.of("1"));
  }

  /**
   * The VLAN values of files or of a user. Phones are shipped with 1 for both ids; an id that is
   * none, such as 0, leaves the phone untagged.
   */
  public VlanSet vlanSet() {
    int voice = vlanId(VOICE_VLAN);
    int data = vlanId(DATA_VLAN);
    boolean known = VlanSet.isId(voice) && VlanSet.isId(data);
    return vlan() && known ? VlanSet.tags(voice, data) : VlanSet.UNTAGGED;
  }

  /** The priority of the phone's own packets; phones are shipped with 6. */
  public int vlanPriority() {
    return number(VLAN_PRIORITY, 0, MAX_PRIORITY, SHIPPED_PRIORITY);
  }

  private int vlanId(String name) {
    return text(name).isEmpty() ? VlanSet.LOWEST_ID : number(name, 1, VlanSet.HIGHEST_ID, 0);
  }

  private Optional<String> server(String name) {
    return text(name).filter(value -> !value.equals("0.0.0.0"));
  }

  private Optional<String> text(String name) {
    return store.value(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private int number(String name, int least, int most, int otherwise) {
    return text(name)
        .filter(value -> value.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .filter(value -> value >= least && value <= most)
        .orElse(otherwise);
  }
}
