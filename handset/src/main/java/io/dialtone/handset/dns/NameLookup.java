// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dns;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.dns.DnsAnswer;
import io.dialtone.wire.dns.DnsQuestion;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the address of a name: each name server in turn, twice round, until one answers (RFC 1035
 * section 7.2). A server that has trouble of its own leads to the next, one that knows no such name
 * ends it.
 */
public final class NameLookup {
  /** How long one server is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int ROUNDS = 2;
  private static final int PORT = 53;
  private static final int NO_SUCH_NAME = 3;
  private static final int MAX_IGNORED = 100;

  private final UdpPort port;
  private final Clock clock;
  private final RandomGenerator random;

  public NameLookup(UdpPort port, Clock clock, RandomGenerator random) {
    this.port = port;
    this.clock = clock;
    this.random = random;
  }

  /** The first address of the name, or empty where no server knows one. */
  public Optional<Ip4Address> find(String host, List<Ip4Address> servers) {
    for (int round = 0; round < ROUNDS; round++) {
      for (Ip4Address server : servers) {
        Optional<DnsQuestion> question = DnsQuestion.of(random.nextInt(0x10000), host);
        Optional<DnsAnswer> answer = question.flatMap(asked -> ask(server, asked));
        if (answer.isPresent() && (answer.get().code() == 0 || isFinal(answer.get()))) {
          return answer.get().addresses().stream().findFirst();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFinal(DnsAnswer answer) {
    return answer.code() == NO_SUCH_NAME;
  }

  private Optional<DnsAnswer> ask(Ip4Address server, DnsQuestion question) {
    var to = new Endpoint(server, PORT);
    port.send(to, question.encode());
    long end = clock.nanos() + PATIENCE.toNanos();
    for (int ignored = 0; ignored < MAX_IGNORED; ignored++) {
      Duration left = Duration.ofNanos(end - clock.nanos());
      Optional<Datagram> datagram = left.isPositive() ? port.receive(left) : Optional.empty();
      if (datagram.isEmpty()) {
        return Optional.empty();
      }
      Optional<DnsAnswer> answer =
          datagram.filter(got -> got.from().equals(to)).flatMap(NameLookup::read);
      if (answer.isPresent() && answer.get().answers(question)) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private static Optional<DnsAnswer> read(Datagram datagram) {
    try {
      return Optional.of(DnsAnswer.parse(datagram.payload()));
    } catch (MalformedPacketException _) {
      return Optional.empty(); // not the answer; it may still come
    }
  }
}
