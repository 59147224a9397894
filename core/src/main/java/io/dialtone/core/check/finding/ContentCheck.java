// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import static io.dialtone.core.check.finding.Told.error;
import static io.dialtone.core.check.finding.Told.info;
import static io.dialtone.core.check.finding.Told.warning;

/** What is looked for in files of every kind, and in those that are neither INF nor config. */
public enum ContentCheck implements Check {
  FILE_EMPTY(
      error(
          "RUN-8",
          "an empty file",
          "shows the 'Corrupted …' message of its kind",
          "fill the file, or delete it and what names it")),
  FILE_TOO_LARGE(
      error(
          "RUN-8",
          "a text file of more than 1 MiB",
          "shows the 'Corrupted …' message of its kind",
          "see what it is: real ones have at most 33 KB")),
  FILE_PAGE(
      error(
          "RUN-8",
          "a web page, an error page perhaps, in place of the file",
          "shows the 'Corrupted …' message of its kind",
          "get the file itself: a download that failed was stored under its name")),
  TEXT_BOM(
      error(
          "FIL-1",
          "a byte order mark before the text",
          "reads it as part of the first line",
          "save the file as ISO-8859-1 without a mark")),
  TEXT_UTF16(
      error(
          "FIL-1", "UTF-16 text", "finds no line that it can read", "save the file as ISO-8859-1")),
  TEXT_UTF8(
      warning(
          "FIL-1",
          "UTF-8 text where phones read ISO-8859-1",
          "shows two or three strange letters for each such one",
          "save the file as ISO-8859-1")),
  TEXT_WINDOWS(
      warning(
          "FIL-1",
          "characters of Windows-1252 that ISO-8859-1 has not got",
          "shows nothing, or something else, for them",
          "write others: \" for curly quotes, - for dashes")),
  TEXT_CONTROL(
      warning("FIL-1", "a control character", "may end the line there", "delete the character")),
  MELODY_WRONG(
      error(
          "FIL-3",
          "a line that is no tune",
          "shows 'Corrupted Melody file' and takes none of its tunes",
          "mend the line: name:d=8,o=5,b=120:c,e,g")),
  DECK_NOT_WELL_FORMED(
      error(
          "FIL-5",
          "a deck that is not well-formed XML",
          "shows 'XML Syntax Error'",
          "mend the XML")),
  DECK_NAME(
      error(
          "LCD-2",
          "a deck whose name does not end in .thd",
          "shows 'Corrupted Deck Files'",
          "rename it, here and in the INF")),
  TELEPHONE_OTHER_MODEL(
      error(
          "FIL-4",
          "a telephone config signed for another phone",
          "shows 'Wrong Tel Config' and keeps the old one",
          "name the telephone config of this model")),
  TELEPHONE_NO_SIGNATURE(
      error(
          "FIL-4",
          "a telephone config with an empty first line",
          "shows 'Corrupted Config' and keeps the old one",
          "get the vendor's file again")),
  TELEPHONE_UNSIGNED(
      warning(
          "FIL-4",
          "a telephone config whose first line is no signature",
          "takes it, whatever it is",
          "get the vendor's file again: its first line is #VPD…_TELCFG")),
  FIRMWARE_SHORT(
      warning(
          "LCD-2",
          "firmware of less than 16 KiB",
          "may show 'Corrupted Firmware', or keep what does not run",
          "compare its length with the vendor's: a download may have been cut off")),
  SER_OPAQUE(
      info(
          "FIL-6",
          "a .ser file, which nobody but a phone can read",
          "decrypts it with its Decryption_Key",
          "look through the text it was made from")),
  SER_HIDES_TXT(
      warning(
          "RUN-1",
          "a .ser and a .txt file of one phone",
          "takes the .ser and never asks for the .txt",
          "delete one of them")),
  SER_PLAIN(
      error(
          "FIL-6",
          "a .ser file that is plain text",
          "shows 'Corrupted Config' and never asks for the .txt",
          "name it .txt"));

  @SuppressWarnings("Immutable") // a record of texts
  private final Told told;

  ContentCheck(Told told) {
    this.told = told;
  }

  @Override
  public Told told() {
    return told;
  }
}
