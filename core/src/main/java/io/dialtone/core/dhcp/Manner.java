// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.BookLimits;

/**
 * How the desk behaves, whoever asks.
 *
 * @param authoritative whether a phone that claims a wrong address is told so at once (DHCPNAK); a
 *     server beside others on one network keeps silent instead
 * @param probe whether an address is probed before it is offered (RFC 2131 section 4.3.1)
 */
public record Manner(boolean authoritative, boolean probe, BookLimits limits) {

  /** Authoritative, and probing. */
  public static final Manner USUAL = new Manner(true, true, BookLimits.USUAL);

  public Manner withAuthoritative(boolean changed) {
    return new Manner(changed, probe, limits);
  }

  public Manner withProbe(boolean changed) {
    return new Manner(authoritative, changed, limits);
  }

  public Manner with(BookLimits changed) {
    return new Manner(authoritative, probe, changed);
  }
}
