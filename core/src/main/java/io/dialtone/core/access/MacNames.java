// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The MAC address that a path is named by (ID-2), in a file's name or a folder's. Wider than the
 * phones' own names on purpose: it guards secrets, and people write {@code 00-14-7F-00-00-01.txt}
 * or {@code old_00147F000001.bak} too.
 */
public final class MacNames {

  private static final String HEX = "[0-9A-Fa-f]";

  /** The whole of a name up to its first dot, perhaps behind a file prefix (ID-1). */
  private static final Pattern WHOLE_STEM =
      Pattern.compile("(?:^|/)(?:[A-Za-z]{2}[0-9X]{2,4}[A-Za-z]?_)?(" + HEX + "{12})(?=[./]|$)");

  /** Anywhere in a name; believed if it starts as these phones' addresses do (ID-6). */
  private static final Pattern TWELVE =
      Pattern.compile("(?<!" + HEX + ")(" + HEX + "{12})(?!" + HEX + ")");

  /** Anywhere, with dashes or colons between its bytes. */
  private static final Pattern SEPARATED =
      Pattern.compile("(?<!" + HEX + ")(" + HEX + "{2}(?:[-:]" + HEX + "{2}){5})(?!" + HEX + ")");

  private MacNames() {}

  /** The address that a part of {@code path} is named by. */
  public static Optional<MacAddress> find(String path) {
    if (!hasTwelveDigits(path)) {
      return Optional.empty(); // most names, and each is looked at for every request
    }
    return first(WHOLE_STEM, path)
        .or(() -> first(TWELVE, path).filter(MacPrefix::isKnown))
        .or(() -> first(SEPARATED, path));
  }

  private static boolean hasTwelveDigits(String path) {
    int digits = 0;
    for (int at = 0; at < path.length(); at++) {
      if (Character.digit(path.charAt(at), 16) >= 0) {
        digits++;
      }
    }
    return digits >= 12;
  }

  private static Optional<MacAddress> first(Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.find() ? MacAddress.parse(matcher.group(1)) : Optional.empty();
  }
}
