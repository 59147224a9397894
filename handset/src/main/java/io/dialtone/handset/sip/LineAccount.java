// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.sip.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One line as its parameters have it (FIL-2): TELnNumber, regidn, regpwdn, RegisterServerMPn.
 *
 * @param domain what stands behind the number: ServiceDomainMPn, else the registrar
 * @param registrars the main one, then the backup
 * @param expiry what is asked for, ExpireTimeMPn
 * @param obstacle why the line cannot be registered at all
 */
public record LineAccount(
    int line,
    String number,
    Login login,
    String domain,
    List<Registrar> registrars,
    Duration expiry,
    SipTransport transport,
    Optional<String> obstacle) {

  public LineAccount {
    registrars = List.copyOf(registrars);
  }

  /** The address of record; what cannot stand in a URI is escaped. */
  String addressOfRecord() {
    return "sip:" + escaped(number) + "@" + escaped(domain);
  }

  /** RFC 3261 section 25.1: a user may hold these and {@code %} escapes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || "-_.!~*'()&=+$,/".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c));
      }
    }
    return out.toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xF);
  }
}
