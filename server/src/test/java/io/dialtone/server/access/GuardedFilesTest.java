// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileDecision.NotFound;
import io.dialtone.core.files.FileDecision.Refused;
import io.dialtone.core.files.FileDecision.Serve;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String HELD = "ST2030S_00147F000001.txt";
  private static final String FREE = "ST2030S_00147F000002.txt";

  /** Phone 1 holds 10.0.0.7, phone 2 nothing. */
  private final Leases leases =
      mac ->
          mac.equals(new MacAddress(0x00147F000001L))
              ? List.of(
                  new Lease(
                      Ip4Address.of(10, 0, 0, 7),
                      LeaseHolder.of(mac),
                      Lease.State.BOUND,
                      NOW,
                      NOW.plus(Duration.ofHours(8))))
              : List.of();

  @ParameterizedTest
  @CsvSource({
    HELD + ", 10.0.0.7, true",
    HELD + ", 10.0.0.8, false",
    HELD + ", 127.0.0.1, false",
    FREE + ", 10.0.0.8, true",
    FREE + ", 203.0.113.5, false",
    "st2030s.inf, 203.0.113.5, true",
  })
  @DisplayName("SRV-8 by lease: HTTP and TFTP alike")
  void by_lease(String name, String asker, boolean served) {
    for (Transport transport : Transport.values()) {
      assertThat(ask(AccessMode.LEASE, transport, name, asker))
          .isInstanceOf(served ? Serve.class : Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/st2030s_00147f000001.TXT",
        "/ST2030S_00147F000001.txt?x=1",
        "/ST2030S_0014%37F000001.txt",
        "/./ST2030S_00147F000001.txt",
        "http://10.0.0.1/ST2030S_00147F000001.txt",
      })
  @DisplayName("SRV-8 no way of writing a name gets around it")
  void other_spellings(String target) {
    assertThat(ask(AccessMode.LEASE, Transport.HTTP, target, "10.0.0.8"))
        .isInstanceOf(Refused.class);
    assertThat(ask(AccessMode.LEASE, Transport.HTTP, target, "10.0.0.7")).isInstanceOf(Serve.class);
  }

  @Test
  @DisplayName("SRV-8 the journal tells not there from not for you")
  void the_journal_can_tell() {
    assertThat(ask(AccessMode.LEASE, Transport.TFTP, "ST2030S_00147F000001.ser", "10.0.0.8"))
        .isInstanceOf(NotFound.class);
    assertThat(ask(AccessMode.LEASE, Transport.TFTP, HELD, "10.0.0.8").reason())
        .isEqualTo("this phone's lease is for 10.0.0.7, not for 10.0.0.8");
  }

  private FileDecision ask(AccessMode mode, Transport transport, String name, String asker) {
    String target = transport == Transport.HTTP && !name.contains("/") ? "/" + name : name;
    return new GuardedFiles(
            FewFiles.of(HELD, FREE, "st2030s.inf"),
            new AccessRule(mode, List.of()),
            leases,
            () -> NOW)
        .decide(new FileQuestion(transport, target, Ip4Address.parse(asker).orElseThrow()));
  }
}
