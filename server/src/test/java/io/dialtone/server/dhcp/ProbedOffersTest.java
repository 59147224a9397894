// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialtone.core.dhcp.Destination;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.link.Received;
import io.dialtone.link.SocketFault;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Offers that wait for a real prober; loopback answers, a network for documents does not. */
@Timeout(30)
class ProbedOffersTest {
  private static final Ip4Address THERE = Ip4Address.of(127, 0, 0, 9);
  private static final Ip4Address NOT_THERE = Ip4Address.of(203, 0, 113, 9);
  private static final MacAddress PHONE = new MacAddress(0x00147F000001L);

  private final HeardJournal journal = new HeardJournal();
  private final Metrics metrics = new Metrics();
  private final MovingClock clock = new MovingClock();
  private final DhcpReport report =
      new DhcpReport(journal, new PhonesSeen(10), metrics, clock.clocks());
  private final Semaphore found = new Semaphore(0);
  private Optional<ProbedOffers> open = Optional.empty();

  @AfterEach
  void close() {
    open.ifPresent(ProbedOffers::close);
    metrics.close();
  }

  private ProbedOffers probing() throws SocketFault {
    return probing(found::release);
  }

  private ProbedOffers probing(Runnable whenFound) throws SocketFault {
    return probing(whenFound, System::nanoTime);
  }

  private ProbedOffers probing(Runnable whenFound, LongSupplier nanos) throws SocketFault {
    try {
      Prober prober = Prober.start(report, whenFound, nanos);
      ProbedOffers offers = offers(Optional.of(prober));
      open = Optional.of(offers);
      return offers;
    } catch (SocketFault refused) {
      System.out.println("skipped: needs root on Linux: " + refused.getMessage());
      assumeTrue(false, "needs root on Linux");
      throw refused;
    }
  }

  private ProbedOffers offers(Optional<Prober> prober) {
    return new ProbedOffers(prober, report, clock.clocks().nanos());
  }

  /** An offer through a relay, so that no interface has a part in it. */
  private static ProbedOffers.Held offer(Optional<Ip4Address> probe, int tries) {
    DhcpPacket asked =
        DhcpPacket.request(DhcpMessageType.DISCOVER, 7, PHONE)
            .withGiaddr(Ip4Address.of(127, 0, 0, 1));
    var anybody = (Inet4Address) InetAddress.ofLiteral("127.0.0.1");
    var from = new InetSocketAddress(anybody, 67);
    var reply =
        new DhcpDecision.Reply(
            asked.reply(DhcpMessageType.OFFER),
            new Destination.Relay(new Endpoint(Ip4Address.of(127, 0, 0, 1), 67)),
            1500,
            LeaseChange.NONE,
            probe,
            Level.DEBUG,
            "offered");
    return new ProbedOffers.Held(
        asked, new Received(ByteBuffer.allocate(0), from, anybody, anybody, 1), reply, tries);
  }

  private ProbedOffers.Ended next(ProbedOffers offers) throws InterruptedException {
    assertThat(found.tryAcquire(20, TimeUnit.SECONDS)).as("a finding").isTrue();
    return offers.next().orElseThrow();
  }

  @Test
  @DisplayName("RFC 2131 3.1 an address that answers is told to be in use")
  void an_address_that_answers_is_in_use() throws Exception {
    ProbedOffers offers = probing();
    var held = offer(Optional.of(THERE), 2);
    assertThat(offers.holds(held)).isTrue();
    assertThat(next(offers)).isEqualTo(new ProbedOffers.Ended(held, THERE, true));
    assertThat(offers.next()).isEmpty();
    assertThat(offers.holds(held)).as("it is probed anew each time").isTrue();
  }

  @Test
  @DisplayName("RFC 2131 3.1 an address that keeps silent is free, and for a while it stays so")
  void an_address_that_keeps_silent_is_free_for_a_while() throws Exception {
    ProbedOffers offers = probing();
    var held = offer(Optional.of(NOT_THERE), 0);
    assertThat(offers.holds(held)).isTrue();
    assertThat(next(offers).inUse()).isFalse();
    assertThat(offers.holds(held)).as("asked again at once").isFalse();
    clock.pass(ProbedOffers.STAYS_FREE);
    assertThat(offers.holds(held)).as("asked again later").isTrue();
  }

  @Test
  void a_fault_at_one_address_does_not_end_all_probing() throws Exception {
    AtomicInteger findings = new AtomicInteger();
    ProbedOffers offers =
        probing(() -> {
          if (findings.getAndIncrement() == 0) {
            throw new IllegalStateException("the finder is on fire");
          }
          found.release();
        });
    assertThat(offers.holds(offer(Optional.of(THERE), 0))).isTrue();
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 0))).isTrue();
    assertThat(next(offers).address()).isEqualTo(THERE);
    assertThat(offers.next().orElseThrow().address()).isEqualTo(NOT_THERE);
    assertThat(journal.texts()).anyMatch(text -> text.contains("the finder is on fire"));
  }

  @Test
  void what_answered_in_time_counts_though_the_process_stood_still() throws Exception {
    CountDownLatch allAsked = new CountDownLatch(1);
    ProbedOffers offers =
        probing(
            () -> {
              standStill(allAsked);
              found.release();
            },
            clock.clocks().nanos());
    int all = 20;
    for (int i = 0; i < all; i++) {
      assertThat(offers.holds(offer(Optional.of(THERE.plus(i)), 0))).isTrue();
    }
    allAsked.countDown();
    for (int i = 0; i < all; i++) {
      assertThat(next(offers).inUse()).isTrue();
    }
  }

  /** On the prober's own thread, so that answers lie unheard when their time is over. */
  private void standStill(CountDownLatch allAsked) {
    try {
      allAsked.await();
      clock.pass(Duration.ofHours(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_question_asked_again_takes_the_place_of_the_first() throws Exception {
    ProbedOffers offers = probing();
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 0))).isTrue();
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 1))).isTrue();
    assertThat(next(offers).held().tries()).isEqualTo(1);
    assertThat(offers.next()).isEmpty();
  }

  @Test
  void beyond_the_bound_offers_leave_unprobed_and_that_is_told_once_a_second() throws Exception {
    ProbedOffers offers = probing();
    for (int i = 0; i < ProbedOffers.MOST_AT_ONCE; i++) {
      assertThat(offers.holds(offer(Optional.of(THERE.plus(i)), 0))).isTrue();
    }
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 0))).isFalse();
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 0))).isFalse();
    assertThat(journal.texts())
        .filteredOn(text -> text.contains("unprobed"))
        .containsExactly("256 addresses are being probed: 203.0.113.9 is offered unprobed");
    for (int i = 0; i < ProbedOffers.MOST_AT_ONCE; i++) {
      assertThat(next(offers).inUse()).isTrue();
    }
    assertThat(offers.holds(offer(Optional.of(NOT_THERE), 0))).as("there is room again").isTrue();
  }

  @Test
  void what_need_not_or_cannot_be_probed_does_not_wait() throws Exception {
    assertThat(offers(Optional.empty()).holds(offer(Optional.of(THERE), 0))).isFalse();
    assertThat(probing().holds(offer(Optional.empty(), 0))).isFalse();
  }
}
