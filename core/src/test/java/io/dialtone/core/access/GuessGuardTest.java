// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.GuessVerdict.Later;
import io.dialtone.core.access.GuessVerdict.Never;
import io.dialtone.core.access.GuessVerdict.Now;
import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SRV-8 who tries MACs is slowed, then shut out; a site behind one address is not")
class GuessGuardTest {

  private static final Ip4Address HERE = Ip4Address.of(10, 0, 0, 7);
  private static final long PHONE = 0x00147F000001L;
  private static final long GUESS = 0x00147F100000L;
  private static final long KNOWN = 0x00147F200000L;

  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private final List<Suspect> told = new ArrayList<>();
  private GuessGuard guard = guard(GuessLimits.USUAL);

  private GuessGuard guard(GuessLimits limits) {
    return new GuessGuard(limits, told::add);
  }

  @Test
  void a_phone_that_asks_again_and_again_is_no_guesser() {
    for (int n = 0; n < 10_000; n++) {
      assertThat(ask(PHONE, true)).isInstanceOf(Now.class);
      assertThat(ask(PHONE + 1, false)).isInstanceOf(Now.class);
    }
    assertThat(told).isEmpty();
  }

  /** So many strange phones one after the other, a minute apart: where does the address stand? */
  @ParameterizedTest
  @CsvSource({"1, FREE", "10, FREE", "11, SLOWED", "50, SLOWED", "51, SHUT_OUT", "90, SHUT_OUT"})
  void strange_phones_are_counted(int phones, Standing standing) {
    for (int n = 0; n < phones; n++) {
      ask(GUESS + n, false);
      pass(Duration.ofSeconds(20));
    }
    assertThat(standing()).isEqualTo(standing);
  }

  @Test
  void each_change_of_standing_is_told_once_and_why() {
    for (int n = 0; n < 200; n++) {
      ask(GUESS + n, false);
    }
    assertThat(told)
        .extracting(Suspect::standing)
        .containsExactly(Standing.SLOWED, Standing.SHUT_OUT);
    assertThat(told.getFirst().sentence())
        .isEqualTo(
            "10.0.0.7 is slowed until 2026-11-21T09:00:00Z: asked for the files of 11 phones"
                + " that are unknown or not its own, and of 0 that it may have");
    assertThat(told.getLast().sentence()).startsWith("10.0.0.7 is shut out until 2026-11-21T08:15");
  }

  @Test
  void a_slowed_address_gets_one_answer_a_second_and_what_is_too_much_gets_none() {
    slowed();
    for (int second = 1; second <= 8; second++) {
      assertThat(ask(GUESS + 100 + second, false)).isEqualTo(later(second));
    }
    assertThat(ask(GUESS + 109, false)).isInstanceOf(Never.class);
    pass(Duration.ofSeconds(3));
    assertThat(ask(GUESS + 110, false)).isEqualTo(later(6));
  }

  @Test
  void a_phone_that_asks_again_at_a_slowed_address_shuts_nobody_out() {
    slowed();
    for (int n = 0; n < 8; n++) {
      ask(GUESS + 100 + n, false);
    }
    for (int n = 0; n < 1_000; n++) {
      assertThat(ask(PHONE, true)).isInstanceOf(Never.class);
    }
    assertThat(standing()).isEqualTo(Standing.SLOWED);
    assertThat(guard.suspects(now).getFirst().hidden()).isEqualTo(1_000);
  }

  @Test
  void addresses_that_showed_phones_are_not_forgotten_for_those_that_showed_none() {
    known(GuessGuard.NAT_PROOFS);
    for (int n = 1; n <= 10_000; n++) {
      guard.judge(HERE.plus(n), GUESS + n, false, now);
    }
    for (int n = 0; n < 300; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).as("a NAT is slowed at most").isEqualTo(Standing.SLOWED);
    assertThat(ask(KNOWN, true)).isInstanceOf(Now.class);
  }

  @Test
  void for_a_slowed_address_a_hit_takes_as_long_as_a_miss() {
    for (boolean good : new boolean[] {true, false}) {
      guard = guard(GuessLimits.USUAL);
      slowed();
      assertThat(ask(GUESS + 100, good)).isEqualTo(later(1));
      assertThat(ask(GUESS + 101, !good)).isEqualTo(later(2));
      assertThat(ask(GUESS + 100, good)).as("asked again meanwhile").isEqualTo(later(1));
      for (int n = 102; n < 108; n++) {
        ask(GUESS + n, false);
      }
      assertThat(ask(GUESS + 108, good)).isInstanceOf(Never.class);
      assertThat(ask(GUESS + 108, good)).as("and again").isInstanceOf(Never.class);
      pass(Duration.ofSeconds(1));
      assertThat(ask(GUESS + 100, good)).as("answered by now").isInstanceOf(Now.class);
    }
  }

  @Test
  void what_an_address_had_before_it_goes_on_having() {
    ask(PHONE, true);
    for (int n = 0; n < 100; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(Standing.SHUT_OUT);
    assertThat(ask(PHONE, true)).isInstanceOf(Now.class);
    assertThat(ask(PHONE + 1, true)).isInstanceOf(Never.class);
    assertThat(ask(GUESS + 500, false)).isInstanceOf(Never.class);
  }

  @Test
  void the_time_of_being_shut_out_ends_and_is_told() {
    for (int n = 0; n < 100; n++) {
      ask(GUESS + n, false);
    }
    pass(Duration.ofMinutes(15).minusMillis(1));
    assertThat(ask(PHONE, true)).isInstanceOf(Never.class);
    pass(Duration.ofMillis(1));
    assertThat(guard.suspects(now)).isEmpty();
    assertThat(told.getLast().sentence()).startsWith("10.0.0.7 is let go");
    assertThat(ask(PHONE, true)).isInstanceOf(Now.class);
    for (int n = 0; n < 10; n++) {
      assertThat(ask(GUESS + n, false)).as("counted anew").isInstanceOf(Now.class);
    }
  }

  @Test
  void a_slowed_address_is_let_go_after_an_hour_and_one_that_was_never_is_forgiven() {
    slowed();
    pass(GuessGuard.HOUR);
    assertThat(ask(GUESS + 200, false)).isInstanceOf(Now.class);
    for (int hour = 0; hour < 10; hour++) {
      for (int n = 0; n < 9; n++) {
        assertThat(ask(GUESS + 1_000L * hour + n, false)).isInstanceOf(Now.class);
      }
      pass(GuessGuard.HOUR);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, SHUT_OUT", "3, SLOWED", "20, SLOWED"})
  void where_three_phones_had_their_files_there_is_a_nat_that_is_slowed_at_most(
      int phones, Standing standing) {
    known(phones);
    for (int n = 0; n < 300; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(standing);
  }

  @Test
  void hits_of_a_slowed_address_do_not_make_it_a_nat() {
    slowed();
    for (int n = 0; n < 5; n++) {
      assertThat(ask(KNOWN + n, true)).isInstanceOf(Later.class);
      pass(Duration.ofSeconds(1));
    }
    for (int n = 100; n < 200; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(Standing.SHUT_OUT);
  }

  /** 10,000 phones, every tenth not configured yet, boot within a minute behind one address. */
  @Test
  void a_whole_site_behind_one_address_gets_all_its_files() {
    int longestMillis = 0;
    for (int n = 0; n < 10_000; n++) {
      GuessVerdict verdict = ask(KNOWN + n, n % 10 != 0);
      assertThat(verdict).isNotInstanceOf(Never.class);
      if (verdict instanceof Later(Duration by)) {
        longestMillis = Math.max(longestMillis, (int) by.toMillis());
      }
      pass(Duration.ofMillis(6));
    }
    assertThat(longestMillis).isPositive().isLessThanOrEqualTo(5_000);
    assertThat(standing()).isEqualTo(Standing.CROWDED);
    assertThat(told.getLast().sentence()).contains("say so in access.behind-nat");
    pass(Duration.ofSeconds(6));
    assertThat(ask(KNOWN + 9_999, true)).isInstanceOf(Now.class);
  }

  @Test
  void of_however_many_phones_that_come_at_once_each_waits_but_once() {
    for (int n = 0; n < 10_000; n++) {
      ask(KNOWN + n, true);
      pass(Duration.ofMillis(1));
    }
    pass(Duration.ofSeconds(5));
    for (int n = 0; n < 10_000; n++) {
      assertThat(ask(KNOWN + n, true)).isInstanceOf(Now.class);
    }
  }

  @Test
  void a_guesser_behind_a_very_large_site_is_slowed_at_last() {
    for (int n = 0; n < 9_000; n++) {
      ask(KNOWN + n, true);
      pass(Duration.ofMillis(20));
    }
    for (int n = 0; n < 4_500; n++) {
      ask(GUESS + n, false);
      pass(Duration.ofMillis(20));
    }
    assertThat(standing()).isEqualTo(Standing.CROWDED);
    for (int n = 4_500; n < 4_511; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(Standing.SLOWED);
  }

  @Test
  void a_site_that_the_settings_name_never_waits_for_what_is_known() {
    guard = guard(limits(ShutOut.ALWAYS, List.of(new Subnet(HERE, 32))));
    for (int n = 0; n < 5_000; n++) {
      ask(GUESS + n, false);
      assertThat(ask(KNOWN + n, true)).isInstanceOf(Now.class);
    }
    assertThat(standing()).isEqualTo(Standing.SLOWED);
  }

  @ParameterizedTest
  @CsvSource({"GUESSERS, FREE, SHUT_OUT", "ALWAYS, SHUT_OUT, SHUT_OUT", "NEVER, FREE, SLOWED"})
  void a_setting_says_who_is_shut_out_at_all(ShutOut whom, Standing many, Standing guesser) {
    guard = guard(limits(whom, List.of()));
    for (int n = 0; n < 90; n++) {
      ask(KNOWN + n, true);
      pass(Duration.ofSeconds(2));
    }
    assertThat(standing()).isEqualTo(many);
    guard = guard(limits(whom, List.of()));
    for (int n = 0; n < 90; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(guesser);
  }

  @Test
  void each_address_stands_for_itself() {
    slowed();
    Ip4Address there = HERE.plus(1);
    assertThat(guard.judge(there, GUESS + 300, false, now)).isInstanceOf(Now.class);
  }

  @Test
  void a_guesser_with_very_many_addresses_fills_no_memory_and_frees_nobody() {
    slowed();
    for (int n = 1; n <= 100_000; n++) {
      guard.judge(HERE.plus(n), GUESS + n, false, now);
    }
    assertThat(standing()).isEqualTo(Standing.SLOWED);
    for (int n = 1; n <= 1_000; n++) {
      for (int guess = 0; guess < 60; guess++) {
        guard.judge(HERE.plus(n), GUESS + guess, false, now);
      }
    }
    assertThat(guard.suspects(now)).hasSize(GuessGuard.MOST_SUSPECTS);
  }

  @Test
  void a_guesser_who_goes_on_is_not_let_go_because_very_many_others_guess() {
    slowed();
    for (int n = 1; n <= 1_000; n++) {
      for (int guess = 0; guess < 60; guess++) {
        guard.judge(HERE.plus(n), GUESS + guess, false, now);
      }
      ask(GUESS + 1_000 + n, false);
    }
    assertThat(told.stream().filter(one -> one.address().equals(HERE)).map(Suspect::standing))
        .containsExactly(Standing.SLOWED, Standing.SHUT_OUT);
  }

  @Test
  void the_memory_of_many_known_phones_at_many_addresses_is_bounded() {
    for (int address = 1; address <= 1_000; address++) {
      for (int n = 0; n < 190; n++) {
        guard.judge(HERE.plus(address), KNOWN + n, true, now);
      }
    }
    assertThat(guard.weight()).isLessThanOrEqualTo(GuessGuard.MOST_WEIGHT).isPositive();
  }

  private static GuessLimits limits(ShutOut whom, List<Subnet> behindNat) {
    return new GuessLimits(10, 50, whom, Duration.ofMinutes(15), behindNat);
  }

  private void known(int phones) {
    for (int n = 0; n < phones; n++) {
      assertThat(ask(KNOWN + n, true)).isInstanceOf(Now.class);
    }
  }

  private void slowed() {
    for (int n = 0; n < 11; n++) {
      ask(GUESS + n, false);
    }
    assertThat(standing()).isEqualTo(Standing.SLOWED);
  }

  private static Later later(int seconds) {
    return new Later(Duration.ofSeconds(seconds));
  }

  private GuessVerdict ask(long subject, boolean good) {
    return guard.judge(HERE, subject, good, now);
  }

  private Standing standing() {
    return guard.suspects(now).stream()
        .filter(suspect -> suspect.address().equals(HERE))
        .map(Suspect::standing)
        .findFirst()
        .orElse(Standing.FREE);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
