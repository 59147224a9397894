// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code name=value} pairs after the word Digest: RFC 2617 section 1.2. */
final class DigestFields {

  private static final String SCHEME = "Digest";

  private final String header;
  private final Map<String, String> values;

  private DigestFields(String header, Map<String, String> values) {
    this.header = header;
    this.values = values;
  }

  /** Whether a value is of this scheme at all; others are for somebody else. */
  static boolean isDigest(String value) {
    return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && value.length() > SCHEME.length()
        && SipText.isBlank(value.charAt(SCHEME.length()));
  }

  static DigestFields parse(String header, String value) throws MalformedPacketException {
    if (!isDigest(value)) {
      throw new MalformedPacketException(header, 0, "is no digest");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : SipText.split(value.substring(SCHEME.length()), ',')) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new MalformedPacketException(header, 0, "has a field without a value");
      }
      String name = SipText.trim(part.substring(0, equals)).toLowerCase(Locale.ROOT);
      values.putIfAbsent(name, SipText.unquote(SipText.trim(part.substring(equals + 1))));
    }
    return new DigestFields(header, values);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String need(String name) throws MalformedPacketException {
    return value(name).orElseThrow(() -> new MalformedPacketException(header, 0, "has no " + name));
  }
}
