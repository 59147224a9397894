// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.HttpLimits.Counts;
import io.dialtone.wire.octets.Ip4Address;
import org.junit.jupiter.api.Test;

class DoorTest {

  private static final Ip4Address ONE = Ip4Address.of(192, 0, 2, 1);
  private static final Ip4Address OTHER = Ip4Address.of(192, 0, 2, 2);

  @Test
  void an_address_has_so_many_connections_and_no_more() {
    Door door = new Door(new Counts(10, 2));
    assertThat(door.enter(ONE)).isEmpty();
    assertThat(door.enter(ONE)).isEmpty();
    assertThat(door.enter(ONE).orElseThrow())
        .isEqualTo("the address has 2 connections already (http.connections-per-address)");
    assertThat(door.enter(OTHER)).isEmpty();
    door.leave(ONE);
    assertThat(door.enter(ONE)).isEmpty();
  }

  @Test
  void all_addresses_together_have_so_many_and_no_more() {
    Door door = new Door(new Counts(2, 0));
    assertThat(door.enter(ONE)).isEmpty();
    assertThat(door.full()).isFalse();
    assertThat(door.enter(ONE)).isEmpty();
    assertThat(door.full()).isTrue();
    assertThat(door.enter(OTHER)).hasValue("all 2 connections are taken");
    assertThat(door.connections()).isEqualTo(2);
  }

  @Test
  void an_address_that_has_none_left_is_forgotten() {
    Door door = new Door(new Counts(10, 1));
    assertThat(door.enter(ONE)).isEmpty();
    assertThat(door.enter(ONE)).isPresent();
    assertThat(door.addresses()).isEqualTo(1);
    door.leave(ONE);
    assertThat(door.addresses()).isZero();
    assertThat(door.connections()).isZero();
  }

  @Test
  void two_fifths_of_the_descriptors_are_one_listeners_connections() {
    assertThat(Descriptors.connections(20_000)).isEqualTo(7_590);
    assertThat(Descriptors.connections(1_024)).isEqualTo(64);
    assertThat(Descriptors.connections(1_000_000)).isEqualTo(20_000);
  }
}
