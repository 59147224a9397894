// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.display;

/** The failure texts of line 3 (LCD-2), word for word. */
public enum Message {
  WRONG_FIRMWARE("Wrong Firmware"),
  WRONG_COM_CONFIG("Wrong Com Config"),
  WRONG_TEL_CONFIG("Wrong Tel Config"),
  WRONG_MELODY_CONFIG("Wrong Melody Config"),
  SERVER_UNREACHABLE("Server Unreachable"),
  GEN_FILE_NOT_FOUND("Gen File Not Found"),
  FIRMWARE_NOT_FOUND("Firmware Not Found"),
  MELODY_CFG_NOT_FOUND("Melody Cfg Not Found"),
  COM_CONFIG_NOT_FOUND("Com Config Not Found"),
  TEL_CONFIG_NOT_FOUND("Tel Config Not Found"),
  DECK_FILE_NOT_FOUND("Deck File Not Found"),
  CORRUPTED_FIRMWARE("Corrupted Firmware"),
  CORRUPTED_CONFIG("Corrupted Config"),
  CORRUPTED_DECK_FILES("Corrupted Deck Files"),
  CORRUPTED_MELODY_FILE("Corrupted Melody file"),
  XML_SYNTAX_ERROR("XML Syntax Error");

  private final String text;

  Message(String text) {
    this.text = text;
  }

  /** The words on the panel. */
  public String text() {
    return text;
  }
}
