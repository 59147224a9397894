// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.server.console.Overview;
import io.dialtone.server.run.Doors.Door;
import io.dialtone.wire.octets.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorsTest {

  private static final Endpoint PLACE = Endpoint.parse("192.0.2.1:69").orElseThrow();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Doors doors =
      new Doors(new PrintStream(out, true, UTF_8), new PortHolder(Path.of("/nowhere")));

  @Test
  void what_opened_is_given_and_only_said_when_told_so() throws Exception {
    assertThat(doors.open(Door.tcp("http", PLACE), () -> "open")).isEqualTo("open");
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(doors.endpoints()).isEmpty();
  }

  @Test
  void each_listener_is_a_line_and_they_keep_their_order() {
    Endpoint other = Endpoint.parse("127.0.0.1:8080").orElseThrow();
    doors.say("tftp", PLACE);
    doors.say("http", other);
    assertThat(out.toString(UTF_8).lines())
        .containsExactly("tftp 192.0.2.1:69", "http 127.0.0.1:8080");
    assertThat(doors.endpoints().keySet()).containsExactly("tftp", "http");
    assertThat(doors.listeners())
        .containsExactly(
            new Overview.Listener("tftp", "192.0.2.1:69"),
            new Overview.Listener("http", "127.0.0.1:8080"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bind: Address already in use| the port is in use by another process; end it or choose"
            + " another with --tftp",
        "Permission denied| this port needs root; choose one above 1023 with --tftp",
        "SO_BINDTODEVICE: Operation not permitted| this port needs root; choose one above 1023"
            + " with --tftp",
        "Cannot assign requested address| no interface of this machine has this address; choose"
            + " another with --tftp",
        "SO_BINDTODEVICE: No such device| this machine has no interface of this name; choose"
            + " another with --tftp",
        "out of magic| out of magic; choose another place with --tftp",
      })
  void a_door_that_stays_shut_is_one_line_that_says_what_to_do(String reason, String told) {
    assertThatThrownBy(() ->
            doors.open(
                Door.udp("tftp", PLACE),
                () -> {
                  throw new BindException(reason);
                }))
        .isInstanceOf(StartException.class)
        .hasMessage("--tftp 192.0.2.1:69: " + told.strip());
  }

  @Test
  void a_fault_without_words_is_told_by_its_kind() {
    assertThatThrownBy(() ->
            doors.open(
                Door.tcp("http", PLACE),
                () -> {
                  throw new IOException();
                }))
        .hasMessageContaining("java.io.IOException");
  }
}
