// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.server.tftp.LastAsked.Question;
import io.dialtone.wire.tftp.TftpOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Which answers a client still waits for. */
class LastAskedTest {
  private final LastAsked last = new LastAsked();

  private static InetSocketAddress client(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), port);
  }

  private static Question question(String file, String ours) {
    Look look = new Look(file, Mode.OCTET, TftpOptions.NONE, "asked for it");
    return new Question(look, (Inet4Address) InetAddress.ofLiteral(ours));
  }

  @Test
  void who_asks_for_something_else_waits_for_the_first_answer_no_more() {
    Question first = question("a", "192.0.2.1");
    last.asks(client(1), first);
    last.asks(client(1), first);
    last.asks(client(2), question("b", "192.0.2.1"));
    assertThat(last.awaits(client(1), first)).isTrue();
    last.asks(client(1), question("b", "192.0.2.1"));
    assertThat(last.awaits(client(1), first)).isFalse();
    last.asks(client(1), first);
    assertThat(last.awaits(client(1), first)).as("and then for it again").isTrue();
  }

  @Test
  void who_turns_to_another_address_of_ours_waits_for_that_one() {
    last.asks(client(1), question("a", "192.0.2.1"));
    last.asks(client(1), question("a", "192.0.2.2"));
    assertThat(last.awaits(client(1), question("a", "192.0.2.1"))).isFalse();
  }

  @Test
  void of_very_many_clients_those_who_asked_last_are_remembered() {
    Question other = question("b", "192.0.2.1");
    for (int port = 1; port <= 4_097; port++) {
      last.asks(client(port), question("a", "192.0.2.1"));
    }
    assertThat(last.awaits(client(1), other)).isTrue();
    assertThat(last.awaits(client(2), other)).isFalse();
  }
}
