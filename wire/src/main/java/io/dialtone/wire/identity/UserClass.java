// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DHCP option 77 of these phones, {@code Thomson ST2030S}: a second way to tell them (ID-5). */
public record UserClass(Model model, Protocol protocol) {

  private static final Pattern SHAPE =
      Pattern.compile("Thomson (ST2030|ST2022)([SM])", Pattern.CASE_INSENSITIVE);

  /**
   * Reads the bare text, or the length-prefixed form of RFC 3004 section 4; any other is absent.
   */
  public static Optional<UserClass> parse(Bytes value) {
    boolean prefixed = value.length() > 1 && value.at(0) == value.length() - 1;
    return parse((prefixed ? value.slice(1, value.length()) : value).latin1());
  }

  public static Optional<UserClass> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Protocol protocol = matcher.group(2).equalsIgnoreCase("S") ? Protocol.SIP : Protocol.MGCP;
    return Model.parse(matcher.group(1)).map(model -> new UserClass(model, protocol));
  }

  public String text() {
    return "Thomson " + model + protocol.letter();
  }

  /** The bare text, as the phones send it. */
  public Bytes encode() {
    return Bytes.latin1(text());
  }

  @Override
  public String toString() {
    return text();
  }
}
