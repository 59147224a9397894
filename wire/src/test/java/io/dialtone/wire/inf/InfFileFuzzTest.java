// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;

class InfFileFuzzTest {

  @FuzzTest
  void any_bytes_are_an_inf_and_what_was_read_is_read_again_INF_6(byte[] input) {
    InfFile inf = InfFile.parse(Bytes.copyOf(input));
    InfFile again = InfFile.parse(inf.encode());
    assertThat(again.entries().stream().map(InfFile.Entry::value))
        .containsExactlyElementsOf(
            inf.entries().stream().map(InfFile.Entry::value).filter(v -> !v.isEmpty()).toList());
    assertThat(again.encode()).isEqualTo(inf.encode());
  }
}
