// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.quota;

import static io.dialtone.server.quota.Quota.Answer.ALL_TAKEN;
import static io.dialtone.server.quota.Quota.Answer.ENOUGH_FOR_ONE;
import static io.dialtone.server.quota.Quota.Answer.TAKEN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTest {

  @Test
  void a_client_has_so_many_and_no_more() {
    Quota<String> places = Quota.of(10, 2);
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
    assertThat(places.enter("one")).isEqualTo(ENOUGH_FOR_ONE);
    assertThat(places.enter("other")).isEqualTo(TAKEN_IN);
    assertThat(places.of("one")).isEqualTo(2);
    places.leave("one");
    assertThat(places.of("one")).isEqualTo(1);
    assertThat(places.of("nobody")).isZero();
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
  }

  @Test
  void all_clients_together_have_so_many_and_no_more() {
    Quota<String> places = Quota.of(2, 2);
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
    assertThat(places.full()).isFalse();
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
    assertThat(places.full()).isTrue();
    assertThat(places.enter("other")).isEqualTo(ALL_TAKEN);
    assertThat(places.taken()).isEqualTo(2);
    places.leave("one");
    assertThat(places.enter("other")).isEqualTo(TAKEN_IN);
  }

  @Test
  void who_has_enough_hears_that_rather_than_that_all_are_taken() {
    Quota<String> places = Quota.of(2, 2);
    places.enter("one");
    places.enter("one");
    assertThat(places.enter("one")).isEqualTo(ENOUGH_FOR_ONE);
  }

  @Test
  void a_client_that_has_none_left_is_forgotten() {
    Quota<String> places = Quota.of(10, 1);
    assertThat(places.enter("one")).isEqualTo(TAKEN_IN);
    assertThat(places.enter("one")).isEqualTo(ENOUGH_FOR_ONE);
    assertThat(places.clients()).isEqualTo(1);
    places.leave("one");
    assertThat(places.clients()).isZero();
    assertThat(places.taken()).isZero();
  }
}
