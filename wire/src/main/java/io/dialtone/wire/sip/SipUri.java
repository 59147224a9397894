// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP URI: RFC 3261 section 19.1, read kindly: blanks around its parts are dropped, as the
 * vendor's own example needs ({@code sip: CLI@192.0.2.1}).
 *
 * @param user without a password
 */
public record SipUri(
    String scheme, Optional<String> user, String host, OptionalInt port, SipParameters parameters) {

  private static final Pattern FORM =
      Pattern.compile(
          "[ \t]*(sips?)[ \t]*:[ \t]*(?:([^@:]+)(?::[^@]*)?@)?[ \t]*"
              + "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?[ \t]*(;[^?]*)?(?:\\?.*)?",
          Pattern.CASE_INSENSITIVE);

  /** {@code sip:user@host:port}. */
  public static SipUri of(String user, String host, int port) {
    return new SipUri("sip", Optional.of(user), host, OptionalInt.of(port), SipParameters.NONE);
  }

  public static SipUri parse(String text) throws MalformedPacketException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedPacketException("SIP URI", 0, "is not sip:user@host:port");
    }
    OptionalInt port = OptionalInt.empty();
    if (form.group(4) != null) {
      port = OptionalInt.of(Integer.parseInt(form.group(4)));
      if (port.getAsInt() > 0xFFFF) {
        throw new MalformedPacketException("SIP URI", form.start(4), "is no port");
      }
    }
    return new SipUri(
        form.group(1).toLowerCase(Locale.ROOT),
        Optional.ofNullable(form.group(2)).map(SipText::trim),
        form.group(3),
        port,
        SipParameters.parse(Optional.ofNullable(form.group(5)).orElse("")));
  }

  /** Whether both name the same user at the same place; parameters aside. */
  public boolean sameContact(SipUri other) {
    return user.equals(other.user)
        && host.equalsIgnoreCase(other.host)
        && port.orElse(SipMessage.PORT) == other.port.orElse(SipMessage.PORT);
  }

  public String text() {
    return scheme
        + ":"
        + user.map(u -> u + "@").orElse("")
        + host
        + (port.isPresent() ? ":" + port.getAsInt() : "")
        + parameters.text();
  }

  /** A text as the user part of a URI may hold it: RFC 3261 section 25.1. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || "-_.!~*'()&=+$,/".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c));
      }
    }
    return out.toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xF);
  }
}
