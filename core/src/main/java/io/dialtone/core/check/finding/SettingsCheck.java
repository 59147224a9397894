// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in the settings of a server, by the code that its start goes through. */
public enum SettingsCheck implements Check {
  SETTINGS_WRONG(
      error(
          "SRV-1",
          "a setting that no server starts with",
          "finds no server",
          "mend the line: docs/settings.md has every key")),
  SETTINGS_DHCP_FAULT(
      error(
          "SRV-1",
          "pools, reservations or interfaces that DHCP cannot be served with",
          "finds no server",
          "mend what it says of [dhcp]")),
  SETTINGS_VARIABLE_UNKNOWN(
      warning(
          "SRV-1",
          "a variable that begins like a setting's and is none",
          "does not care",
          "mend its name, or take it out of the environment")),
  SETTINGS_ACCESS(
      warning(
          "SRV-8",
          "rules of access that leave phones' files open, or mean nothing",
          "gets its files, or does not; others may get them too",
          "mend what it says of [access]")),
  SETTINGS_TFTP_PORTS(
      warning(
          "TFT-1",
          "fewer ports for TFTP than transfers",
          "gets an error when all ports are taken, and asks again",
          "widen tftp.port-range, or lower tftp.transfers")),
  SETTINGS_WAY_NOWHERE(
      warning(
          "SRC-1",
          "a way by DHCP to a listener that is off, or where no phone asks",
          "shows 'Server Unreachable'",
          "open that listener, or choose another way")),
  SETTINGS_INF_MISSING(
      warning(
          "SRC-5",
          "a dhcp.inf that names no file which is served",
          "asks for the next name that it knows, or shows 'Gen File Not Found'",
          "put the file into --files, mend the name, or leave it out: each phone is told its own")),
  SETTINGS_INTERFACE(
      warning(
          "SRV-1",
          "an interface without a pool of its own network, or down",
          "gets no address there, unless it is behind a relay",
          "add a pool of that network")),
  SETTINGS_WAYS_MIXED(
      warning(
          "SRC-1",
          "HTTP for some and TFTP for others of those who may have the same address",
          "is sent to HTTP or to TFTP as its address falls",
          "give one network one way")),
  SETTINGS_POOL_SMALL(
      warning(
          "SRV-1",
          "fewer addresses than phones",
          "gets no address when all are lent",
          "widen the ranges of the pools")),
  SETTINGS_UNREACHABLE(
      warning(
          "INF-5",
          "a server that phones are told to reach at their own loopback address",
          "asks itself, and shows 'Server Unreachable'",
          "set address to one that phones reach, and listen there"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  SettingsCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
