// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A file's text: UTF-8 or UTF-16 with its mark, and what is neither as ISO-8859-1; without a byte
 * order mark.
 *
 * @param encoding what its bytes were read as, where that is not UTF-8
 */
public record DecodedText(String text, Optional<String> encoding) {

  static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Decodes a file. */
  public static DecodedText of(byte[] content) {
    Optional<Charset> other = other(content);
    String text = new String(content, other.orElse(UTF_8));
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    return new DecodedText(marked ? text.substring(1) : text, other.map(Charset::name));
  }

  private static Optional<Charset> other(byte[] content) {
    if (content.length > 1
        && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
            || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF))) {
      return Optional.of(UTF_16);
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.of(ISO_8859_1);
    }
  }
}
