// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.BookLimits;

/**
 * How the desk behaves, whoever asks.
 *
 * @param authoritative whether a phone that claims a wrong address is told so at once (DHCPNAK); a
 *     server beside others on one network keeps silent instead
 * @param phonesOnly whether only our phones are answered, known by ID-4, ID-5, ID-6 or a
 *     reservation: beside another server that serves the other machines
 * @param probe whether an address is probed before it is offered (RFC 2131 section 4.3.1)
 */
public record Manner(boolean authoritative, boolean phonesOnly, boolean probe, BookLimits limits) {

  /** Authoritative, for everybody, and probing. */
  public static final Manner USUAL = new Manner(true, false, true, BookLimits.USUAL);

  public Manner withAuthoritative(boolean changed) {
    return new Manner(changed, phonesOnly, probe, limits);
  }

  public Manner withPhonesOnly(boolean changed) {
    return new Manner(authoritative, changed, probe, limits);
  }

  public Manner withProbe(boolean changed) {
    return new Manner(authoritative, phonesOnly, changed, limits);
  }

  public Manner with(BookLimits changed) {
    return new Manner(authoritative, phonesOnly, probe, changed);
  }
}
