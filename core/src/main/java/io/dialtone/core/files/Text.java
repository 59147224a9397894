// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of an asked-for name as text. */
final class Text {

  private Text() {}

  /** UTF-8 if the bytes are that, which names of our file systems are, else ISO-8859-1. */
  static String utf8OrLatin1(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
