// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EditionTest {

  private static Edition edition(int phone, Set<String> names) {
    return new Edition(
        new MacAddress(phone), new ConfigSerial("202611221200"), "0b".repeat(32), names);
  }

  @Test
  void names_are_sorted_and_found_in_any_case_and_shared_by_who_is_given_them() {
    Edition first = edition(1, new TreeSet<>(List.of("b", "C", "a", "B")));
    assertThat(first.names()).containsExactly("a", "B", "C");
    assertThat(first.names().contains("c")).isTrue();
    assertThat(first.names().contains("d")).isFalse();
    assertThat(first.names()).isEqualTo(Set.of("a", "B", "C"));
    assertThat(edition(2, first.names()).names()).isSameAs(first.names());
  }
}
