// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.info;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in a folder as a whole, and in what is said to the checks themselves. */
public enum FolderCheck implements Check {
  FOLDER_WITHOUT_INF(
      warning(
          "SRC-5",
          "phones' files, but no INF",
          "shows 'Gen File Not Found', unless it gets an INF from elsewhere",
          "add an INF, such as st2030s.inf")),
  MAC_FILE_WITHOUT_INF(
      warning(
          "SRC-5",
          "a MAC-specific file of a kind of phone that no INF is for",
          "shows 'Gen File Not Found', unless it gets an INF from elsewhere",
          "add an INF for this kind of phone")),
  MAC_FILE_OUT_OF_REACH(
      warning(
          "INF-5",
          "a MAC-specific file where no INF sends its phone",
          "does not find the file, and says nothing: absence is no error",
          "move it to where config= points; over TFTP to the root")),
  INF_WITHOUT_MAC_FILE(
      info(
          "RUN-1",
          "a phone's own INF, but no MAC-specific file",
          "goes on without one",
          "add the file, if the phone has lines of its own")),
  MAC_TWO_KINDS(
      warning(
          "ID-1",
          "files of one MAC under two file prefixes",
          "asks for one of them only: it is one model and speaks one protocol",
          "delete those that the phone is not, unless it is to change its protocol")),
  MAC_FILE_TWICE(
      warning(
          "INF-5",
          "one phone's file in two folders",
          "gets the one that its INF leads to",
          "keep one")),
  MAC_NAME_SHAPE(
      warning(
          "ID-2",
          "a name with a MAC in it that no phone asks for",
          "asks for ST2030S_00147F000001.txt: prefix, underscore, 12 hex digits, extension",
          "rename the file")),
  MAC_PREFIX_UNKNOWN(
      info(
          "ID-6",
          "a MAC that does not begin as these phones' are known to",
          "does not mind",
          "compare it with the label below the phone")),
  NAME_STST(
      error(
          "ID-1",
          "a file called STST20…: a slip of the vendor's document",
          "asks for ST2030S_, ST2022S_ and so on, and never for this",
          "write ST once")),
  NAMES_BY_CASE(
      warning(
          "ID-2",
          "names that differ by letter case alone",
          "gets the one of exactly its name, and of any other spelling none",
          "delete or rename one of them")),
  NAME_UNCHANGED(
      error(
          "RUN-12",
          "a file changed since it was served, or since the baseline, its name did not",
          "does not fetch it again: it knows the file by its name",
          "give it a new name, and name that in the INF's line")),
  FILE_UNREADABLE(
      error(
          "RUN-8",
          "a file or folder that cannot be read",
          "gets 'not found'",
          "let the server's user read it")),
  FILE_SPECIAL(warning("RUN-8", "a device, pipe or socket", "gets 'not found'", "delete it")),
  LINK_OUT(
      warning(
          "RUN-8",
          "a symbolic link out of the folder",
          "gets 'not found': Dialtone follows no link out of its root",
          "put the file itself there")),
  LINK_BROKEN(
      warning(
          "RUN-8",
          "a symbolic link that leads nowhere",
          "gets 'not found'",
          "delete it, or put the file there")),
  FILE_UNUSED(
      info(
          "INF-1",
          "a file that no INF names",
          "never asks for it",
          "delete it, or name it in an INF")),
  OPTION_CONFLICT(
      warning(
          "SRC-1",
          "DHCP options that send phones astray, or that no phone can use",
          "takes the first source by its own order and asks no other",
          "give the options of one way only: 43 for HTTP, or 66 or 150 with 67 for TFTP")),
  OPTION_INF_MISSING(
      warning(
          "SRC-5",
          "DHCP options that name an INF which is not in this folder",
          "asks for the next name that it knows, or shows 'Gen File Not Found'",
          "mend the name in the option, or put the INF there")),
  OPTION_NONE(
      warning(
          "SRC-1",
          "DHCP options that name no provisioning server",
          "stands by unprovisioned",
          "give option 43 with the URL of the INF")),
  SUPPRESSION_WRONG(
      warning(
          "SRV-4",
          "a line of .dialtone-check that names no check",
          "does not care",
          "write: check-name [path] # reason; 'dialtone check --list' has the names")),
  SUPPRESSION_WITHOUT_REASON(
      warning(
          "SRV-4",
          "a line of .dialtone-check without a reason; it is not followed",
          "does not care",
          "write # and the reason behind it")),
  SUPPRESSION_UNUSED(
      info(
          "SRV-4",
          "a line of .dialtone-check that suppresses nothing",
          "does not care",
          "delete the line"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  FolderCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
