// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.xml;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, by its byte order mark or its declared encoding (XML 1.0
 * appendix F).
 *
 * <p>Decoded here and not by the JDK's parser, which prints a line of its own to standard error
 * when a byte fits no character.
 */
final class XmlText {
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final int DECLARATION_LENGTH = 200;

  private XmlText() {}

  static String decode(Bytes file) throws MalformedPacketException {
    if (file.startsWith(Bytes.of(0xEF, 0xBB, 0xBF))) {
      return decode(file.slice(3, file.length()), StandardCharsets.UTF_8);
    }
    if (file.startsWith(Bytes.of(0xFE, 0xFF)) || file.startsWith(Bytes.of(0xFF, 0xFE))) {
      return decode(file, StandardCharsets.UTF_16);
    }
    String start = file.slice(0, Math.min(file.length(), DECLARATION_LENGTH)).latin1();
    Matcher declared = DECLARED.matcher(start);
    return decode(file, declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8);
  }

  private static Charset named(String encoding) throws MalformedPacketException {
    return switch (encoding.toUpperCase(Locale.ROOT)) {
      case "UTF-8" -> StandardCharsets.UTF_8;
      case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
      case "ISO-8859-1", "LATIN1" -> StandardCharsets.ISO_8859_1;
      case "ISO-8859-15", "WINDOWS-1252" -> Charset.forName(encoding);
      default -> throw new MalformedPacketException("line 1", 0, "no such encoding: " + encoding);
    };
  }

  private static String decode(Bytes file, Charset charset) throws MalformedPacketException {
    ByteBuffer bytes = file.buffer();
    CharBuffer characters = CharBuffer.allocate(file.length() + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes, characters, true);
    if (result.isError()) {
      int line = 1 + (int) characters.flip().chars().filter(c -> c == '\n').count();
      throw new MalformedPacketException(
          "line " + line, bytes.position(), "a byte that is no character of " + charset.name());
    }
    return characters.flip().toString();
  }
}
