// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptorsTest {

  @Test
  void two_fifths_of_the_descriptors_are_one_listeners_connections() {
    assertThat(Descriptors.connections(20_000)).isEqualTo(7_590);
    assertThat(Descriptors.connections(1_024)).isEqualTo(64);
    assertThat(Descriptors.connections(1_000_000)).isEqualTo(20_000);
  }
}
