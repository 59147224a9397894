// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.SipUri;
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
    return "sip:" + SipUri.escaped(number) + "@" + SipUri.escaped(domain);
  }
}
