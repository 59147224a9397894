// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * A phone with an entry of its own.
 *
 * @param kind what it is, where the site knows it
 * @param address the one it always gets, if there is one
 * @param label for a comment
 */
public record StaticPhone(
    MacAddress mac, Optional<FilePrefix> kind, Optional<Ip4Address> address, String label) {

  /** A name that every server takes: {@code phone-00147f000001}. */
  String name() {
    return "phone-" + mac.plain().toLowerCase(Locale.ROOT);
  }

  /** What it is and what it is called, in one line that no terminal takes for more than that. */
  String words() {
    String what = kind.map(PhoneClass::words).orElse("phone");
    String called = label.replaceAll("[^\\x20-\\x7e]|[?]", ".").strip();
    return called.isEmpty() ? what : what + ", " + called;
  }

  /** {@code 00:14:7f:00:00:01}, with what stands between its bytes. */
  String mac(String between) {
    return mac.plain().toLowerCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1" + between);
  }
}
