// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProgramsTest {

  @Test
  void every_program_of_the_list_says_how_it_is_got() {
    assertThat(Programs.list()).isNotEmpty();
    assertThat(Programs.list()).extracting(Programs.Program::how).containsOnly("install", "unpack");
  }

  @Test
  void a_listed_program_is_found_as_an_executable_file() {
    assertThat(Files.isExecutable(Programs.require("curl"))).isTrue();
  }

  @Test
  void a_program_outside_the_list_is_a_mistake_of_the_test() {
    assertThatThrownBy(() -> Programs.require("telnet")).hasMessageContaining("telnet");
  }
}
