// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The MAC address that a path is named by (ID-2), in a file's name or a folder's. Wider than the
 * phones' own names on purpose: it guards secrets, and people write {@code 00-14-7F-00-00-01.txt}
 * or {@code old_00147F000001.bak} too.
 */
public final class MacNames {

  /** Hex digits of an address. */
  private static final int LENGTH = 12;

  private static final String HEX = "[0-9A-Fa-f]";

  private static final String SEPARATORS = "-:_.";

  /**
   * The whole of a name up to its first dot, perhaps behind a file prefix (ID-1). Letters are alike
   * here that are alike where a file is looked for, beyond ASCII too.
   */
  private static final Pattern WHOLE_STEM =
      Pattern.compile(
          "^(?:[a-z]{2}[0-9x]{2,4}[a-z]?_)?(" + HEX + "{12})(?=[.]|$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Anywhere in a name, perhaps behind a word that ends in such a letter: {@code phone0014…}. */
  private static final Pattern TWELVE = Pattern.compile("(" + HEX + "{12})(?!" + HEX + ")");

  /** Anywhere, with dashes or colons between its bytes. */
  private static final Pattern SEPARATED =
      Pattern.compile("(?<!" + HEX + ")(" + HEX + "{2}(?:[-:]" + HEX + "{2}){5})(?!" + HEX + ")");

  /** Anywhere, as dates are written too: with low lines, or dots as some switches do. */
  private static final Pattern DATE_LIKE =
      Pattern.compile(
          "(?<!"
              + HEX
              + ")("
              + HEX
              + "{2}(?:_"
              + HEX
              + "{2}){5}|"
              + HEX
              + "{4}(?:[.]"
              + HEX
              + "{4}){2})(?!"
              + HEX
              + ")");

  private MacNames() {}

  /** The address that a part of {@code path} is named by. */
  public static Optional<MacAddress> find(String path) {
    if (longestRun(path, 0, path.length()) < LENGTH) {
      return Optional.empty(); // most names, and each is looked at for every request
    }
    int start = path.lastIndexOf('/') + 1;
    if (longestRun(path, 0, start) < LENGTH) {
      OptionalLong usual = usual(path, start);
      if (usual.isPresent()) {
        return Optional.of(new MacAddress(usual.getAsLong()));
      }
    }
    return nearest(path, MacNames::any)
        .or(() -> nearest(path, name -> first(WHOLE_STEM, name).or(() -> first(SEPARATED, name))));
  }

  /** By the name that is nearest to the file, its own first: a folder may be named by a day. */
  private static Optional<MacAddress> nearest(
      String path, Function<String, Optional<MacAddress>> look) {
    int end = path.length();
    while (end >= 0) {
      int start = path.lastIndexOf('/', end - 1) + 1;
      Optional<MacAddress> found = look.apply(path.substring(start, end));
      if (found.isPresent()) {
        return found;
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  /** Every way of writing one of these phones' addresses (ID-6). */
  private static Optional<MacAddress> any(String name) {
    return known(TWELVE, name).or(() -> known(SEPARATED, name)).or(() -> known(DATE_LIKE, name));
  }

  private static Optional<MacAddress> known(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    while (matcher.find()) {
      Optional<MacAddress> mac =
          MacAddress.parse(matcher.group(1).replaceAll("[_.]", "")).filter(MacPrefix::isKnown);
      if (mac.isPresent()) {
        return mac;
      }
    }
    return Optional.empty();
  }

  /** The address in a phone's own names, {@code ST2030S_00147F000001.txt}, without a pattern. */
  private static OptionalLong usual(String path, int start) {
    int dot = path.indexOf('.', start);
    int from = (dot < 0 ? path.length() : dot) - LENGTH;
    if (from < start || !allDigits(path, from) || !isPrefix(path, start, from)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(HexFormat.fromHexDigitsToLong(path, from, from + LENGTH));
  }

  /** Nothing, or what stands before the address in a phone's names: {@code ST2030S_} (ID-1). */
  private static boolean isPrefix(String path, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return true;
    }
    return length >= 5
        && length <= 8
        && path.charAt(end - 1) == '_'
        && isLetter(path.charAt(start))
        && isLetter(path.charAt(start + 1))
        && isNumber(path.charAt(start + 2))
        && isNumber(path.charAt(start + 3));
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isNumber(char c) {
    return (c >= '0' && c <= '9') || c == 'X';
  }

  /** The most hex digits in a row, with nothing but what separates bytes between them. */
  private static int longestRun(String path, int from, int end) {
    int longest = 0;
    int run = 0;
    for (int at = from; at < end; at++) {
      char c = path.charAt(at);
      if (HexFormat.isHexDigit(c)) {
        run++;
        longest = Math.max(longest, run);
      } else if (SEPARATORS.indexOf(c) < 0) {
        run = 0;
      }
    }
    return longest;
  }

  private static boolean allDigits(String path, int from) {
    for (int at = from; at < from + LENGTH; at++) {
      if (!HexFormat.isHexDigit(path.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<MacAddress> first(Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.find() ? MacAddress.parse(matcher.group(1)) : Optional.empty();
  }
}
