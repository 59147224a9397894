// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.Bytes;
import java.util.Optional;

/** DHCP option 77 of these phones, {@code Thomson ST2030S}: a second way to tell them (ID-5). */
public record UserClass(Model model, Protocol protocol) {

  private static final String VENDOR = "Thomson ";

  /**
   * Reads the bare text, or the length-prefixed form of RFC 3004 section 4; any other is absent.
   */
  public static Optional<UserClass> parse(Bytes value) {
    boolean prefixed = value.length() > 1 && value.at(0) == value.length() - 1;
    return parse((prefixed ? value.slice(1, value.length()) : value).latin1());
  }

  /** The vendor's name, the model's and the protocol's letter, in any case. */
  public static Optional<UserClass> parse(String text) {
    int last = text.length() - 1;
    if (last < VENDOR.length() || !text.regionMatches(true, 0, VENDOR, 0, VENDOR.length())) {
      return Optional.empty();
    }
    Optional<Protocol> protocol =
        switch (text.charAt(last)) {
          case 'S', 's' -> Optional.of(Protocol.SIP);
          case 'M', 'm' -> Optional.of(Protocol.MGCP);
          default -> Optional.empty();
        };
    return protocol.flatMap(
        p -> Model.parse(text.substring(VENDOR.length(), last)).map(m -> new UserClass(m, p)));
  }

  public String text() {
    return VENDOR + model + protocol.letter();
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
