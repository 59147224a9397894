// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.link.Received;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The OFFERs that wait until their address is known to be free. The DHCP loop alone calls it. */
final class ProbedOffers {

  /** Addresses probed at once: each may cost an entry of the system's neighbour table. */
  static final int MOST_AT_ONCE = 256;

  /** How long a silent address counts as free: clients repeat themselves, and offers are short. */
  static final Duration STAYS_FREE = Duration.ofSeconds(10);

  private static final int MOST_REMEMBERED = 1024;

  /**
   * An offer that waits.
   *
   * @param tries how many addresses of this question were probed before
   */
  record Held(DhcpPacket packet, Received received, DhcpDecision.Reply reply, int tries) {}

  /** An offer that waits no more. */
  record Ended(Held held, Ip4Address address, boolean inUse) {}

  private final Optional<Prober> prober;
  private final DhcpReport report;
  private final LongSupplier nanos;
  private final Map<Ip4Address, Held> waiting = new LinkedHashMap<>();
  private final Map<Ip4Address, Long> free = new LinkedHashMap<>();

  /**
   * @param prober empty where nothing is or can be probed: then no offer waits
   */
  ProbedOffers(Optional<Prober> prober, DhcpReport report, LongSupplier nanos) {
    this.prober = prober;
    this.report = report;
    this.nanos = nanos;
  }

  /** Whether this offer waits here now, in the place of an older one of the same address. */
  boolean holds(Held offer) {
    Optional<Ip4Address> probe = offer.reply().probe();
    Optional<MacAddress> asker = offer.packet().mac();
    if (prober.isEmpty() || probe.isEmpty() || asker.isEmpty() || wasFree(probe.get())) {
      return false;
    }
    if (waiting.containsKey(probe.get())) {
      waiting.put(probe.get(), offer);
      return true;
    }
    if (waiting.size() >= MOST_AT_ONCE) {
      report.unprobed(
          MOST_AT_ONCE + " addresses are being probed: " + probe.get() + " is offered unprobed");
      return false;
    }
    waiting.put(probe.get(), offer);
    boolean direct = offer.packet().giaddr().isUnspecified();
    int wire = direct ? offer.received().interfaceIndex() : 0;
    prober.get().ask(new Prober.Question(probe.get(), wire, asker.get()));
    return true;
  }

  /** The next offer that has waited enough. */
  Optional<Ended> next() {
    return prober.flatMap(Prober::finding).map(this::ended);
  }

  private Ended ended(Prober.Finding finding) {
    if (!finding.inUse()) {
      remember(finding.address());
    }
    Held held =
        Optional.ofNullable(waiting.remove(finding.address()))
            .orElseThrow(() -> new IllegalStateException("nobody waits for " + finding));
    return new Ended(held, finding.address(), finding.inUse());
  }

  private void remember(Ip4Address address) {
    free.remove(address); // it goes to the end: the first is the oldest
    free.put(address, nanos.getAsLong());
    Iterator<Ip4Address> oldest = free.keySet().iterator();
    while (free.size() > MOST_REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
  }

  private boolean wasFree(Ip4Address address) {
    Optional<Long> since = Optional.ofNullable(free.get(address));
    return since.filter(at -> nanos.getAsLong() - at < STAYS_FREE.toNanos()).isPresent();
  }

  /** Ends the prober too. */
  void close() {
    prober.ifPresent(Prober::close);
  }
}
