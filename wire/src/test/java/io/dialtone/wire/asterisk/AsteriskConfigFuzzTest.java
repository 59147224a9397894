// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class AsteriskConfigFuzzTest {

  /** The input is two files, the second after a NUL; each name means itself, {@code *} both. */
  @FuzzTest
  void any_bytes_are_a_configuration_whose_faults_have_a_place(byte[] input) {
    int cut = 0;
    while (cut < input.length && input[cut] != 0) {
      cut++;
    }
    Bytes first = Bytes.copyOf(Arrays.copyOf(input, cut));
    Bytes second = Bytes.copyOf(Arrays.copyOfRange(input, cut, input.length));
    ConfFiles files =
        new ConfFiles() {
          @Override
          public List<String> matching(String pattern) {
            return pattern.equals("*") ? List.of("a", "b") : List.of(pattern);
          }

          @Override
          public Optional<Bytes> content(String file) {
            return switch (file) {
              case "a" -> Optional.of(first);
              case "b" -> Optional.of(second);
              default -> Optional.empty();
            };
          }
        };
    AsteriskConfig config = AsteriskConfig.parse("a", files);
    assertThat(config.faults()).allMatch(fault -> fault.place().line() > 0);
    assertThat(config.sections())
        .allSatisfy(section -> assertThat(section.settings()).noneMatch(s -> s.name().isEmpty()));
    assertThat(AsteriskConfig.parse("a", files)).isEqualTo(config);
  }
}
