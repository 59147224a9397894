// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.info;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in a site beside the files that follow from it. */
public enum SiteCheck implements Check {
  SITE_LINE_WITHOUT_SERVER(
      error(
          "FIL-2",
          "phones with a number on a line, and no SIP server for it",
          "registers the line nowhere: nobody can call it",
          "set sip.server, or give the account a server of its own")),
  SITE_ACCOUNT_SHARED(
      warning(
          "FIL-2",
          "an account on the lines of more than three phones",
          "rings with all of the others, or takes the registration from them",
          "give each phone an account of its own")),
  SITE_ACCOUNT_TWICE(
      warning(
          "FIL-2",
          "an account on two lines of one phone",
          "registers it twice, and shows every call twice",
          "leave one of the lines")),
  SITE_FIRMWARE_OTHER(
      warning(
          "ID-7",
          "firmware that is set for phones of another model",
          "is not told of it and keeps the firmware that it has",
          "set it for its model alone, such as ST2030:firmware.application")),
  SITE_SETTING_IDLE(
      warning(
          "FIL-8",
          "a setting that comes to nothing for phones it is said to",
          "is not told of it",
          "unset it, or say it with the scope of the phones that know it")),
  SITE_VALUE_KEPT(
      warning(
          "RUN-6",
          "a parameter that a phone was told once, that nobody sets any more and whose default is not"
              + " known",
          "keeps the old value",
          "set the value that it shall have")),
  SITE_NOTIFY_ELSEWHERE(
      warning(
          "NTF-2",
          "NOTIFY taken from an address that is neither ours nor a SIP server's of the phone",
          "ignores every NOTIFY that is sent to it, in silence",
          "set notify to the address that NOTIFY comes from")),
  SITE_FILE_SHADOWED(
      warning(
          "RUN-6",
          "a hand-made file under the name of one that the site makes",
          "gets the site's file: what the hand-made one said is undone",
          "set in the site what shall last, and delete the file")),
  SITE_INF_BY_HAND(
      info(
          "SRC-5",
          "a hand-made INF that goes before the site's, for phones that ask by its name",
          "gets what is written there, and nothing of the site",
          "delete it, unless these phones are to stay as they are")),
  SITE_NO_FIRMWARE(
      info(
          "RUN-1",
          "phones whose INF names no application firmware",
          "keeps whatever version it has",
          "set firmware.application, if all phones are to run one version")),
  SITE_NO_LINE(
      info(
          "FIL-2",
          "an active phone without a number",
          "starts, and can neither call nor be called",
          "put an account on its line 1"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  SiteCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
