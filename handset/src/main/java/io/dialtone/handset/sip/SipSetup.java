// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.sip.DigestAlgorithm;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is fixed about one phone's SIP side.
 *
 * @param home where it is reached
 * @param challenge with which algorithms it challenges under the quirk notify-digest, the one it
 *     likes best first (RFC 8760)
 */
public record SipSetup(
    SipHome home,
    List<Quirk> quirks,
    List<DigestAlgorithm> challenge,
    HostNames names,
    RandomGenerator random) {

  public SipSetup {
    quirks = List.copyOf(quirks);
    challenge = List.copyOf(challenge);
  }

  /** A phone as in the field: it knows MD5 alone when it challenges. */
  public static SipSetup of(
      SipHome home, List<Quirk> quirks, HostNames names, RandomGenerator random) {
    return new SipSetup(home, quirks, List.of(DigestAlgorithm.MD5), names, random);
  }
}
