// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.wire.octets.Bytes;
import java.nio.charset.CharacterCodingException;

/** The text of a configuration file: UTF-8, or ISO-8859-1 where it is none. */
final class ConfText {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfText() {}

  static String decode(Bytes bytes) {
    try {
      String text = UTF_8.newDecoder().decode(bytes.buffer()).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      return bytes.latin1(); // older files are in what their editor wrote
    }
  }
}
