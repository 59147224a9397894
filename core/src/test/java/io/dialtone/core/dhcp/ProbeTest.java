// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.BookLimits;
import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RFC 2131 section 4.3.1: an address is probed before it is offered. */
class ProbeTest {

  private final Counter counter = Counter.authoritative(true);

  @Test
  void an_address_is_probed_before_it_is_offered_and_not_before_it_is_bound() {
    assertThat(counter.reply(ANNA.discovers()).probe()).contains(host(10));
    assertThat(counter.reply(ANNA.selects(host(10))).probe()).isEmpty();
  }

  @Test
  void the_address_that_a_phone_has_is_not_probed_because_the_phone_would_answer() {
    counter.boots(ANNA);
    assertThat(counter.reply(ANNA.discovers()).probe()).isEmpty();
    counter.pass(Duration.ofDays(1)); // the lease is over, anybody may sit there
    assertThat(counter.reply(ANNA.discovers()).probe()).contains(host(10));
  }

  @Test
  void nothing_is_probed_where_that_is_switched_off_or_on_loopback() {
    DhcpPolicy policy = Counter.policy(true, Terms.NONE);
    Counter off =
        new Counter(
            new DhcpPolicy(
                Manner.USUAL.withProbe(false),
                policy.defaults(),
                policy.networks(),
                List.of(),
                List.of(),
                policy.services()));
    assertThat(off.reply(ANNA.discovers()).probe()).isEmpty();
    Counter loopback = new Counter(DhcpPolicy.loopback(Terms.NONE, Counter.SERVICES));
    Ip4Address relay = Ip4Address.of(127, 0, 0, 1);
    assertThat(loopback.reply(ANNA.discovers().withGiaddr(relay)).probe()).isEmpty();
  }

  @Test
  void an_address_that_answers_is_locked_away_and_the_same_packet_gets_another() {
    counter.answer(ANNA.discovers());
    DhcpDecision.Store store = counter.inUse(host(10));
    assertThat(store.level()).isEqualTo(Level.WARN);
    assertThat(store.reason())
        .isEqualTo("10.0.0.10 answers a probe though it is nobody's: locked away for 1 day");
    assertThat(store.change().leases())
        .extracting(Lease::state)
        .containsExactly(Lease.State.DECLINED);
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(11));
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(12));
  }

  @Test
  void an_address_leased_while_its_probe_was_under_way_stays_leased() {
    counter.boots(ANNA);
    DhcpDecision.Store store = counter.inUse(host(10));
    assertThat(store.change().isEmpty()).isTrue();
    assertThat(store.reason()).startsWith("10.0.0.10 answered a probe, but is leased now");
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
  }

  @Test
  void the_phone_that_a_probe_found_keeps_its_address_when_it_renews() {
    counter.answer(BERT.discovers()); // an older database was restored: ANNA has the address
    counter.inUse(host(10));
    assertThat(counter.gist(ANNA.comesBackTo(host(10))))
        .as("it need not have it")
        .isEqualTo("silence");
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(10));
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(11));
  }

  @Test
  void an_address_that_its_own_client_declined_is_nobodys_who_renews_it() {
    counter.boots(BERT);
    counter.ask(BERT.declines(host(10)));
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("NAK");
  }

  @Test
  void a_phone_keeps_the_address_that_somebody_declined_in_its_name() {
    counter.boots(ANNA);
    assertThat(counter.gist(ANNA.declines(host(10)))).isEqualTo("record");
    assertThat(counter.boots(BERT)).as("nobody else has it meanwhile").isEqualTo(host(11));
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(10));
  }

  @Test
  void a_phone_that_declined_and_got_another_address_has_that_one_alone() {
    counter.boots(ANNA);
    counter.gist(ANNA.declines(host(10)));
    assertThat(counter.gist(ANNA.comesBackTo(host(10)))).isEqualTo("silence");
    assertThat(counter.boots(ANNA)).isEqualTo(host(11));
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("NAK");
  }

  /** Of ten phones all but one have an address declined in their names, and go on using them. */
  @Test
  void an_address_declined_beyond_the_limit_is_probed_before_another_gets_it() {
    for (int phone = 1; phone <= 10; phone++) {
      counter.boots(Phone.st2030(phone));
    }
    for (int phone = 1; phone <= 9; phone++) {
      assertThat(counter.gist(Phone.st2030(phone).declines(host(9 + phone)))).isEqualTo("record");
    }
    Phone next = Phone.st2030(11);
    for (int found = 3; found <= 9; found++) {
      counter.pass(Duration.ofSeconds(1));
      Ip4Address doubtful = counter.reply(next.discovers()).probe().orElseThrow();
      DhcpDecision.Store store = counter.inUse(doubtful);
      assertThat(store.reason()).contains("locked away for 1 day");
      assertThat(counter.book.at(doubtful).orElseThrow().state()).isEqualTo(Lease.State.DECLINED);
      assertThat(locked()).as("no more than a quarter").isEqualTo(2);
    }
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
  }

  private long locked() {
    return IntStream.range(10, 20)
        .filter(last -> counter.book.at(host(last)).orElseThrow().state() == Lease.State.DECLINED)
        .count();
  }

  @Test
  void whoever_answers_every_probe_locks_away_a_quarter_of_the_pool_and_no_more() {
    for (int answered = 0; answered < 2; answered++) {
      Ip4Address address = counter.reply(ANNA.discovers()).probe().orElseThrow();
      assertThat(counter.inUse(address).change().isEmpty()).isFalse();
    }
    DhcpDecision.Reply third = counter.reply(ANNA.discovers());
    assertThat(third.probe()).isEmpty();
    assertThat(counter.inUse(third.packet().yiaddr()).change().isEmpty()).isTrue();
    counter.pass(BookLimits.USUAL.quarantine());
    assertThat(counter.reply(BERT.discovers()).probe()).isPresent();
  }
}
