// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.HttpLimits.Counts;
import io.dialtone.wire.octets.Ip4Address;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final Ip4Address ONE = Ip4Address.of(192, 0, 2, 1);
  private static final Ip4Address OTHER = Ip4Address.of(192, 0, 2, 2);
  private static final Ip4Address THIRD = Ip4Address.of(192, 0, 2, 3);

  private static Connections connections(Counts counts) {
    return new Connections(counts.quota(), () -> 0);
  }

  @Test
  void who_is_not_taken_in_is_told_of_by_its_reason() {
    Connections connections = connections(new Counts(2, 1));
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE))
        .hasValue("the address has 1 connections already (http.connections-per-address)");
    assertThat(connections.refuses(OTHER)).isEmpty();
    assertThat(connections.refuses(THIRD)).hasValue("all 2 connections are taken");
  }

  @Test
  void without_a_limit_for_one_an_address_may_have_all() {
    Connections connections = connections(new Counts(2, 0));
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE)).hasValue("all 2 connections are taken");
  }

  @Test
  void who_comes_once_it_stops_is_not_taken_in() {
    Connections connections = connections(new Counts(2, 0));
    assertThat(connections.stop()).isCompleted();
    assertThat(connections.refuses(ONE)).hasValue("the server stops");
  }
}
