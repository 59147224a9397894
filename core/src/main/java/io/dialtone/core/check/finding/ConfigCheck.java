// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.info;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in common and MAC-specific config files. */
public enum ConfigCheck implements Check {
  CONFIG_STRAY_LINE(
      error(
          "FIL-1",
          "a line that is neither empty, comment, [section] nor name=value",
          "shows 'Corrupted Config' and applies nothing of the file",
          "mend the line, or put ; before it")),
  CONFIG_NO_PARAMETER(
      warning("FIL-1", "no parameter at all", "applies nothing", "fill the file, or delete it")),
  CONFIG_SERIAL_MISSING(
      error(
          "RUN-4",
          "a MAC-specific file without config_sn",
          "shows 'Corrupted Config' and applies nothing of the file",
          "write config_sn= and 12 digits under [sys]")),
  CONFIG_SERIAL_DIGITS(
      error(
          "RUN-4",
          "a config_sn that is not 12 digits",
          "shows 'Corrupted Config' and applies nothing of the file",
          "write 12 digits, such as 202611220001")),
  CONFIG_SERIAL_SECTION(
      error(
          "RUN-4",
          "a config_sn outside [sys]",
          "does not see it, shows 'Corrupted Config' and applies nothing of the file",
          "move the line below [sys]")),
  CONFIG_SERIAL_COMMON(
      warning(
          "RUN-4",
          "a config_sn in a common file",
          "takes no notice: a common file is new by its name",
          "delete the line, and rename the file whenever it changes")),
  CONFIG_SERIAL_REUSED(
      error(
          "RUN-4",
          "two files of one phone with the same config_sn and different content",
          "applies the first that it meets, and never the other",
          "give each its own config_sn, or delete one")),
  CONFIG_SERIAL_UNCHANGED(
      error(
          "RUN-4",
          "a MAC-specific file changed since it was served, or since the baseline, its config_sn did not",
          "fetches the file and does not apply it",
          "write another config_sn")),
  CONFIG_PARAMETER_UNKNOWN(
      warning(
          "FIL-1",
          "a parameter that no phone is known to have",
          "keeps it and makes nothing of it",
          "mend its spelling, or describe it in DATA/parameters (docs/parameters.md)")),
  CONFIG_PARAMETER_OTHER_KIND(
      warning(
          "FIL-1",
          "a parameter of another kind of phone",
          "keeps it and makes nothing of it",
          "delete the line")),
  CONFIG_LINE_LACKING(
      warning(
          "FIL-8",
          "a line or key that this model has not got",
          "keeps it and makes nothing of it",
          "delete the line, or put it in the file of a model that has it")),
  CONFIG_VALUE_WRONG(
      error(
          "LCD-2",
          "a value that its parameter does not take",
          "may show 'Corrupted Config', or go on as if the value were not there",
          "write a value of its type")),
  CONFIG_VALUE_DOUBTFUL(
      warning(
          "FIL-1",
          "a value that nobody has written down for its parameter",
          "may or may not know it",
          "see whether it is meant")),
  CONFIG_PARAMETER_TWICE(
      warning(
          "RUN-6",
          "a parameter written twice with different values",
          "keeps the last",
          "delete one of the lines")),
  CONFIG_SECTION_UNKNOWN(
      warning(
          "FIL-1",
          "a section that these files do not have",
          "takes its parameters by their names",
          "mend its spelling")),
  CONFIG_SECTION_OTHER(
      info(
          "FIL-1",
          "a parameter outside its section",
          "takes it by its name",
          "move it to its section")),
  CONFIG_DEFAULT_PASSWORD(
      warning(
          "SRV-8",
          "a password that every such phone was shipped with",
          "lets in anybody who knows the manual",
          "set one of your own")),
  CONFIG_DEFAULT_KEY(
      warning(
          "FIL-6",
          "the published Decryption_Key",
          "takes .ser files that anybody may have made",
          "set one of your own, or leave the line out")),
  CONFIG_NOTIFY_OPEN(
      warning(
          "NTF-2",
          "NOTIFY taken from any address",
          "starts a run whenever anybody asks for it",
          "set AuthNotifyCheckSync to the address of your SIP server")),
  CONFIG_NOTIFY_OFF(
      info(
          "NTF-2",
          "NOTIFY switched off",
          "answers 403: a change reaches it only at its next start or timetable",
          "set sw_notify_autoprovision=1 and AuthNotifyCheckSync to your SIP server")),
  CONFIG_NOTIFY_ONLY_FROM(
      info(
          "NTF-2",
          "NOTIFY taken from one address only",
          "ignores every other in silence",
          "see that it is the address that NOTIFY comes from")),
  CONFIG_PROVISIONING_OFF(
      warning(
          "TRG-7",
          "AutoprovisionFlag=0",
          "never asks for its files again, not even after NOTIFY",
          "set AutoprovisionFlag=1; a phone that took 0 must be set by hand")),
  CONFIG_SERVER_PRECONFIGURED(
      warning(
          "SRC-1",
          "a provisioning server in the phone",
          "never looks at the server that DHCP names",
          "leave it empty where DHCP is to lead; restore default on phones that took it")),
  CONFIG_TWO_SERVERS(
      warning(
          "SRC-1",
          "an HTTP and a TFTP provisioning server",
          "asks the HTTP server alone",
          "leave one empty")),
  CONFIG_PERIOD_WITHOUT_NTP(
      warning(
          "TRG-2",
          "a timetable, but no time by NTP",
          "does not know the time, and never starts by the timetable",
          "set NTPFlag=1 and NtpIP, or AutoprovisionTimeDays=0"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  ConfigCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
