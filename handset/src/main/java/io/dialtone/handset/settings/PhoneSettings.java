// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.settings;

import io.dialtone.handset.flash.ParameterStore;
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

  /** Of section {@code [net]}. */
  public static final String VLAN = "VLAN";

  private static final int MAX_SPAN_MINUTES = 255;
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

  /** Whether the phone asks DHCP for VLAN options (VLN-2). */
  public boolean vlan() {
    return text(VLAN).equals(Optional.of("1"));
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
