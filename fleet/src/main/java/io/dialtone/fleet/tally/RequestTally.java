// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.fleet.report.RequestLine;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The requests for one name, or for all that are counted together. */
final class RequestTally {
  private final Map<Answer, LongAdder> answers = new EnumMap<>(Answer.class);
  private final LongAdder bytes = new LongAdder();
  private final Stopwatch latency = new Stopwatch();

  RequestTally() {
    for (Answer answer : Answer.values()) {
      answers.put(answer, new LongAdder());
    }
  }

  void count(Answer answer, long octets, long nanos) {
    of(answer).increment();
    bytes.add(octets);
    if (answer != Answer.UNANSWERED) {
      latency.record(nanos);
    }
  }

  /** Adds what another counted. */
  void add(RequestTally other) {
    other.answers.forEach((answer, count) -> of(answer).add(count.sum()));
    bytes.add(other.bytes.sum());
    latency.add(other.latency);
  }

  private LongAdder of(Answer answer) {
    return Objects.requireNonNull(answers.get(answer));
  }

  RequestLine line(String kind, String transport) {
    return new RequestLine(
        kind,
        transport,
        answers.values().stream().mapToLong(LongAdder::sum).sum(),
        of(Answer.TAKEN).sum(),
        of(Answer.ABSENT).sum(),
        of(Answer.REFUSED).sum(),
        of(Answer.UNANSWERED).sum(),
        bytes.sum(),
        latency.latency());
  }
}
