// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Texts that nobody guesses: tags, branches, nonces. */
public final class SipTokens {

  private final RandomGenerator random;

  public SipTokens(RandomGenerator random) {
    this.random = random;
  }

  public String token() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  /** A branch as RFC 3261 section 8.1.1.7 wants it. */
  public String branch() {
    return Via.COOKIE + token();
  }

  /** A number from 0 to 1. */
  public double chance() {
    return random.nextDouble();
  }
}
