// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one phone.
 *
 * @param at where it was told, if it could be
 * @param words what it said, or why it was not told
 * @param back how long after being told it came for its files, if it did
 */
public record NotifyResult(
    MacAddress mac,
    Optional<SipPeer> at,
    Verdict verdict,
    String words,
    Optional<Duration> back,
    List<String> warnings) {

  /** In a word. */
  public enum Verdict {
    /** It took it. */
    ANSWERED,
    /** It refused it. */
    REFUSED,
    /** It said nothing. */
    SILENT,
    /** It could not be told. */
    NOT_TOLD,
    /** The round was stopped before its turn. */
    STOPPED,
    /** It is of a kind, or in a state, in which nobody would be told; no failure. */
    LEFT_OUT
  }

  public NotifyResult {
    warnings = List.copyOf(warnings);
  }
}
