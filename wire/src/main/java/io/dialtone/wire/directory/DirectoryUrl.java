// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The URL of a phonebook as it stands in {@code Phonebook1_url}: the phone fills in what {@code
 * #SEARCH}, {@code #MAC} and {@code #IP} stand for, wherever they stand (FIL-7).
 */
public final class DirectoryUrl {

  /** What is looked for, empty for all. */
  public static final String SEARCH = "#SEARCH";

  /** The phone's MAC, 12 digits in upper case. */
  public static final String MAC = "#MAC";

  /** The phone's address. */
  public static final String IP = "#IP";

  private static final String UNRESERVED = "-._~";

  private DirectoryUrl() {}

  /**
   * The URL to ask, in one pass: what is filled in is not looked through again. The sources say
   * nothing of the encoding of what is looked for: here it is percent-encoded ISO-8859-1, as the
   * pages are, with {@code ?} for what that lacks.
   */
  public static String filled(String template, String search, String mac, String ip) {
    StringBuilder url = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      if (template.startsWith(SEARCH, at)) {
        url.append(encoded(search));
        at += SEARCH.length();
      } else if (template.startsWith(MAC, at)) {
        url.append(encoded(mac));
        at += MAC.length();
      } else if (template.startsWith(IP, at)) {
        url.append(encoded(ip));
        at += IP.length();
      } else {
        url.append(template.charAt(at++));
      }
    }
    return url.toString();
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  /** RFC 3986 section 2.3. */
  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
