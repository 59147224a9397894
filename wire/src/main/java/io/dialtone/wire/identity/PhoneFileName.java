// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.MacAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file name made from a phone's MAC address, such as {@code ST2030S_00147F000001.txt} (ID-2). */
public record PhoneFileName(FilePrefix prefix, MacAddress mac, Kind kind) {

  /** What the file is for: its extension. */
  public enum Kind {
    /** Provisioning information. */
    INF,
    /** MAC-specific config, encrypted by the vendor's tool. */
    SER,
    /** MAC-specific config. */
    TXT;

    public String extension() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern SHAPE =
      Pattern.compile(
          "(ST2030|ST2022)([SM])_([0-9A-F]{12})\\.(INF|SER|TXT)", Pattern.CASE_INSENSITIVE);

  /** Reads such a name in any letter case, and nothing else: no folder, no other extension. */
  public static Optional<PhoneFileName> parse(String name) {
    Matcher matcher = SHAPE.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Model model = Model.valueOf(upper(matcher.group(1)));
    Protocol protocol = upper(matcher.group(2)).equals("S") ? Protocol.SIP : Protocol.MGCP;
    Kind kind = Kind.valueOf(upper(matcher.group(4)));
    return MacAddress.parse(matcher.group(3))
        .map(mac -> new PhoneFileName(new FilePrefix(model, protocol), mac, kind));
  }

  /** The name as real phones ask for it: the MAC in upper case. */
  public String text() {
    return prefix.text() + mac.plain() + kind.extension();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
