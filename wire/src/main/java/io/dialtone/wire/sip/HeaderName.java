// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names of headers: letter case does not count, and some have a compact form (RFC 3261 7.3.3). */
public final class HeaderName {

  public static final String VIA = "Via";
  public static final String FROM = "From";
  public static final String TO = "To";
  public static final String CALL_ID = "Call-ID";
  public static final String CSEQ = "CSeq";
  public static final String CONTACT = "Contact";
  public static final String EVENT = "Event";
  public static final String EXPIRES = "Expires";
  public static final String MIN_EXPIRES = "Min-Expires";
  public static final String RETRY_AFTER = "Retry-After";
  public static final String REQUIRE = "Require";
  public static final String UNSUPPORTED = "Unsupported";
  public static final String ALLOW = "Allow";
  public static final String ALLOW_EVENTS = "Allow-Events";
  public static final String ACCEPT = "Accept";
  public static final String MAX_FORWARDS = "Max-Forwards";
  public static final String USER_AGENT = "User-Agent";
  public static final String CONTENT_LENGTH = "Content-Length";
  public static final String WWW_AUTHENTICATE = "WWW-Authenticate";
  public static final String AUTHORIZATION = "Authorization";
  public static final String PROXY_AUTHENTICATE = "Proxy-Authenticate";
  public static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private static final Map<String, String> COMPACT = compact();

  private HeaderName() {}

  /** The name to compare by: long form, lower case. */
  static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return COMPACT.getOrDefault(lower, lower);
  }

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /** Those of RFC 3261, and of RFC 6665 for events. */
  private static Map<String, String> compact() {
    Map<String, String> names = new TreeMap<>();
    names.put("i", "call-id");
    names.put("m", "contact");
    names.put("e", "content-encoding");
    names.put("l", "content-length");
    names.put("c", "content-type");
    names.put("f", "from");
    names.put("s", "subject");
    names.put("k", "supported");
    names.put("t", "to");
    names.put("v", "via");
    names.put("o", "event");
    names.put("u", "allow-events");
    return Collections.unmodifiableMap(names);
  }
}
