// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.tftp.RequestDecision.Look;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What clients asked for last. Neither DATA nor ERROR says what it is about: an answer that comes
 * late to one who has asked for something else from the same port would be taken for that one's.
 */
final class LastAsked {
  /** So many clients are remembered; of one forgotten any answer is as good as awaited. */
  private static final int MOST = 4_096;

  /** What was asked for, at which address of ours. */
  record Question(Look look, Inet4Address ours) {}

  private final SequencedMap<InetSocketAddress, Question> last = new LinkedHashMap<>();

  /** The client asks this now. */
  synchronized void asks(InetSocketAddress client, Question question) {
    last.putLast(client, question);
    if (last.size() > MOST) {
      last.pollFirstEntry();
    }
  }

  /** Whether the client has asked nothing else since. */
  synchronized boolean awaits(InetSocketAddress client, Question question) {
    return question.equals(last.getOrDefault(client, question));
  }
}
