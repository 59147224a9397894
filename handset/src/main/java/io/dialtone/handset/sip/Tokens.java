// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.sip.Via;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Texts that nobody guesses: tags, branches, nonces. */
final class Tokens {

  private final RandomGenerator random;

  Tokens(RandomGenerator random) {
    this.random = random;
  }

  String token() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  String branch() {
    return Via.COOKIE + token();
  }

  /** A number from 0 to 1. */
  double chance() {
    return random.nextDouble();
  }
}
