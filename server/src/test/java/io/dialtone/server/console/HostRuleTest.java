// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRuleTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost:8081, true",
    "LocalHost, true",
    "10.1.2.3, true",
    "desk7, true",
    "DESK7:1, true",
    "desk7.example, false",
    "desk77, false",
    "1.2.3.4.nip.example, false",
    "localhost., false",
    "10.1.2, false",
    "'', false",
    ":8081, false",
  })
  void an_address_localhost_and_the_machines_own_name_may_be_asked(String host, boolean allowed) {
    assertThat(new HostRule("Desk7").allows(Optional.of(host))).isEqualTo(allowed);
  }

  @Test
  void who_names_no_host_is_no_browser() {
    assertThat(new HostRule("desk7").allows(Optional.empty())).isTrue();
  }

  @Test
  void a_machine_without_a_name_has_none_to_be_asked_by() {
    assertThat(new HostRule("").allows(Optional.of(""))).isFalse();
  }
}
