// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The User-Agent of HTTP and SIP: {@code THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3} (ID-3).
 *
 * @param vendor the first word as it was written, THOMSON or Thomson
 * @param hardware what follows {@code hw}
 * @param firmware what follows {@code fw}
 */
public record UserAgent(
    String vendor, Model model, String hardware, String firmware, MacAddress mac) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\w+) (\\w+) hw(\\S+) fw(\\S+) ([0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5})");

  /** Reads a User-Agent of one of our two models; any other is absent. */
  public static Optional<UserAgent> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Model.parse(matcher.group(2))
        .flatMap(model ->
            MacAddress.parse(matcher.group(5))
                .map(mac ->
                    new UserAgent(
                        matcher.group(1), model, matcher.group(3), matcher.group(4), mac)));
  }

  public String text() {
    return vendor + " " + model + " hw" + hardware + " fw" + firmware + " " + mac.dashed();
  }

  @Override
  public String toString() {
    return text();
  }
}
