// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.info;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in INF files. */
public enum InfCheck implements Check {
  INF_EMPTY_VALUE(
      error(
          "INF-3",
          "a key without a value",
          "shows the 'Wrong …' message of its kind",
          "leave the line out")),
  INF_LONG_VALUE(
      error(
          "INF-3",
          "a value of more than 255 characters",
          "shows the 'Wrong …' message of its kind",
          "shorten the name or the folders before it")),
  INF_WRONG_VALUE(
      error(
          "INF-5",
          "a value that is no URL over HTTP, no path over TFTP, or names no file",
          "shows the 'Wrong …' message of its kind",
          "write a full URL or a reference for HTTP, a path below the root for TFTP")),
  INF_FILE_MISSING(
      error(
          "RUN-8",
          "a file that is not in this folder",
          "shows the '… Not Found' message of its kind",
          "put the file there, or mend the name")),
  INF_FILE_AMBIGUOUS(
      error(
          "ID-2",
          "a name that fits several files but for letter case, and none exactly",
          "shows the '… Not Found' message of its kind: a server does not guess",
          "write the name exactly as the file has it")),
  INF_FILE_ELSEWHERE(
      warning(
          "INF-5",
          "a full URL, or one with a folder before it, whose file is not in this folder",
          "gets it from there, or shows '… Not Found'",
          "see that the file is there; or check the folder that is served as the root")),
  INF_FILE_CASE(
      warning(
          "ID-2",
          "a name whose letter case is not the file's",
          "gets it from Dialtone; from most servers it does not",
          "write the name exactly as the file has it")),
  INF_OTHER_FIRMWARE(
      error(
          "ID-7",
          "firmware of another model or another part",
          "shows 'Wrong Firmware', keeps its version, and the run ends",
          "name the firmware of this model and part")),
  INF_SWAP_REFUSED(
      error(
          "SWP-2",
          "firmware of the other protocol that the phone cannot change to",
          "shows 'Wrong Firmware', keeps its version, and the run ends",
          "name firmware of the phone's own protocol")),
  INF_SWAP(
      warning(
          "SWP-1",
          "firmware of the other protocol",
          "installs it and is a phone of the other protocol from then on, with other file names",
          "name firmware of the phone's own protocol, unless the change is meant")),
  INF_FIRMWARE_NAME(
      warning(
          "ID-7",
          "a name that is none of these phones' firmware",
          "installs whatever it is, or shows 'Wrong Firmware'",
          "use the vendor's name, such as v2030SG.R11.1.SED.101223.2.74.zz")),
  INF_FIRMWARE_SILENT(
      info(
          "ID-7",
          "a firmware name that tells neither model nor version",
          "takes it, whatever phone it is for",
          "use the vendor's name, so that another model refuses it")),
  INF_CUSTOMIZATION(
      warning(
          "RUN-11",
          "the mode 'customization'",
          "makes all of this its factory defaults, and stops: it is meant for a warehouse",
          "leave the mode out for phones on their desks")),
  INF_UNKNOWN_MODE(
      warning(
          "INF-1",
          "a mode that is neither auto_provisioning nor customization",
          "takes auto_provisioning",
          "leave the line out")),
  INF_WRITTEN_TWICE(
      warning("INF-1", "a key written twice", "takes the first", "delete one of the lines")),
  INF_BOTH_FORMS(
      info(
          "INF-1",
          "firmware by URL and by path in one file",
          "uses the one of its transport",
          "keep one, unless the file is for both transports")),
  INF_KEY_UNUSED(
      info(
          "INF-1",
          "a key that these phones or this transport have no use for",
          "passes it over",
          "delete the line")),
  INF_UNKNOWN_KEY(
      warning("INF-6", "a key that no phone knows", "passes it over", "mend its spelling")),
  INF_UNKNOWN_SECTION(
      info("INF-6", "a section that no INF has", "takes its keys all the same", "rename it")),
  INF_UNUSUAL_SECTION(
      info("INF-2", "a key outside its usual section", "takes it all the same", "move it")),
  INF_NO_APPLICATION(
      info(
          "INF-2",
          "no [application] section",
          "takes the keys that are there",
          "add the section, if phones are to get firmware")),
  INF_STRAY_LINE(
      warning(
          "INF-6",
          "a line that is neither [section] nor key=value",
          "passes it over",
          "put ; before a comment")),
  INF_NO_KEYS(
      error(
          "INF-1",
          "no key that a phone knows",
          "finds nothing to fetch but its MAC-specific file",
          "name at least a common config")),
  INF_LOOPBACK(
      warning(
          "INF-5",
          "a URL of this very machine, such as 127.0.0.1",
          "asks itself, and shows 'Server Unreachable'",
          "write the server's address, or a reference such as /config/ComConf.txt")),
  INF_STST_SLIP(
      warning(
          "ID-1",
          "a name with STST20…: a slip of the vendor's document",
          "asks for ST2030S_, ST2022S_ and so on",
          "write ST once")),
  INF_NAME_CHARACTERS(
      warning(
          "SRC-3",
          "an INF whose name does not fit into DHCP option 67",
          "may not take the name from option 67",
          "use letters, digits, underscore and dot, at most 255 of them"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  InfCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
