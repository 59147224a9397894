// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.notify.NotifyOrder;
import io.dialtone.core.notify.NotifyProgress;
import io.dialtone.core.notify.NotifyRound;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyServiceTest {
  private static final MacAddress BAD = new MacAddress(0x00147F000001L);
  private static final MacAddress GOOD = new MacAddress(0x00147F000002L);

  @TempDir private Path folder;

  @Test
  void what_fails_for_one_phone_does_not_end_the_telling_of_the_others() throws Exception {
    Leases leases =
        mac -> {
          if (mac.equals(BAD)) {
            throw new IllegalStateException("the leases are on fire");
          }
          return List.of();
        };
    List<JournalRecord> told = new CopyOnWriteArrayList<>();
    InstantSource clock = InstantSource.system();
    try (SiteData data = SiteData.open(new Database.Sqlite(folder.resolve("d.db")), folder)) {
      SiteDesk desk = SiteDesk.open(data, ParameterFiles.builtIn(), clock);
      PhoneBook book = new PhoneBook(desk, new PhonesSeen(10), leases, AccessRule.USUAL, clock);
      try (NotifyService service =
          NotifyService.start(Optional.empty(), book, told::add, SipTimers.USUAL)) {
        long round = service.begin(NotifyOrder.usual(), List.of(BAD, GOOD), true).orElseThrow();
        service.await(round, 1, Duration.ofSeconds(10));
        assertThat(service.read(round, r -> r.results(0, 10)).orElseThrow())
            .extracting(result -> result.mac() + " " + result.words())
            .containsExactly(
                BAD + " a fault of the server, which its log tells",
                GOOD + " neither the site nor the network knows it");
        assertThat(service.read(round, NotifyRound::progress).map(NotifyProgress::over))
            .contains(true);
      }
    }
    assertThat(told)
        .anySatisfy(line -> {
          assertThat(line.level()).isEqualTo(Level.ERROR);
          assertThat(line.text()).contains("the leases are on fire");
        });
  }
}
