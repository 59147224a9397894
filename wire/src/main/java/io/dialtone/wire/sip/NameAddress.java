// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;

/**
 * A name, a URI and parameters, as in From, To and Contact: RFC 3261 section 20.10. Without angle
 * brackets the parameters are the header's, not the URI's.
 */
public record NameAddress(String display, String uri, SipParameters parameters) {

  /** Reads the value of the named header. */
  public static NameAddress parse(String header, String value) throws MalformedPacketException {
    int open = SipText.indexOf(value, '<', 0);
    if (open < 0) {
      int semicolon = SipText.indexOf(value, ';', 0);
      int end = semicolon < 0 ? value.length() : semicolon;
      return checked(header, "", value.substring(0, end), value.substring(end));
    }
    int close = value.indexOf('>', open);
    if (close < 0) {
      throw new MalformedPacketException(header, open, "an angle bracket is not closed");
    }
    String display = SipText.trim(value.substring(0, open));
    if (display.startsWith("\"") && !SipText.isQuoted(display)) {
      throw new MalformedPacketException(header, 0, "quotes are not closed");
    }
    String uri = value.substring(open + 1, close);
    return checked(header, SipText.unquote(display), uri, value.substring(close + 1));
  }

  private static NameAddress checked(String header, String display, String uri, String rest)
      throws MalformedPacketException {
    String tail = SipText.trim(rest);
    if (SipText.trim(uri).isEmpty() || uri.indexOf('"') >= 0) {
      throw new MalformedPacketException(header, 0, "has no URI");
    }
    if (!tail.isEmpty() && !tail.startsWith(";")) {
      throw new MalformedPacketException(header, 0, "goes on after its URI");
    }
    return new NameAddress(display, SipText.trim(uri), SipParameters.parse(tail));
  }

  /** The URI alone, in angle brackets. */
  public static NameAddress of(String uri) {
    return new NameAddress("", uri, SipParameters.NONE);
  }

  public Optional<String> tag() {
    return parameters.value("tag");
  }

  public NameAddress withTag(String tag) {
    return new NameAddress(display, uri, parameters.with("tag", tag));
  }

  public String text() {
    String name = display.isEmpty() ? "" : SipText.quote(display) + " ";
    return name + '<' + uri + '>' + parameters.text();
  }
}
