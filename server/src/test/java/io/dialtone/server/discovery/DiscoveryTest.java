// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.caller.Caller;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.wish.SiteLimits;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  private static final MacAddress MAC = new MacAddress(0x00147F000001L);
  private static final Ip4Address NEAR = Ip4Address.of(10, 1, 0, 5);
  private static final Ip4Address FAR = Ip4Address.of(198, 51, 100, 7);
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;
  private final List<JournalRecord> told = new ArrayList<>();
  private final PhonesSeen phones = new PhonesSeen(10);
  private Instant now = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private long nanos;
  private SiteData data;
  private SiteDesk desk;
  private Discovery discovery;

  @BeforeEach
  void open() {
    data = SiteData.open(new Database.Sqlite(folder.resolve("dialtone.db")), folder);
    desk = SiteDesk.open(data, ParameterFiles.builtIn(), () -> now);
    discovery = discovery(AccessRule.USUAL);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private Discovery discovery(AccessRule access) {
    Journal journal =
        new Journal() {
          @Override
          public boolean keeps(Level level) {
            return true;
          }

          @Override
          public void record(JournalRecord record) {
            told.add(record);
          }
        };
    List<Subnet> networks = List.of(Subnet.parse("10.1.0.0/24").orElseThrow());
    Discovery made =
        new Discovery(
            desk,
            new Discovery.Basis(access, Leases.NONE, networks),
            journal,
            () -> now,
            () -> nanos);
    phones.tell(made::saw);
    return made;
  }

  private void seen(MacAddress mac, Area area, Ip4Address from, String... evidence) {
    seen(
        new Caller(mac, Optional.of(Model.ST2030), Optional.of(Protocol.SIP), List.of(evidence)),
        area,
        from);
  }

  private void seen(Caller caller, Area area, Ip4Address from) {
    Trace trace =
        area == Area.DHCP
            ? new Trace(
                Optional.of(Ip4Address.of(10, 1, 0, 1)), Optional.of("port 7"), Optional.empty())
            : Trace.DIRECT;
    phones.saw(new Sighting(now, caller, Optional.of(from), area, "x", Optional.of(trace)));
  }

  private Optional<Phone> phone(MacAddress mac) {
    return desk.read(site -> site.phone(mac));
  }

  private int changes() {
    return desk.history(Long.MAX_VALUE, 1000).size();
  }

  @Test
  void who_is_seen_is_written_down_with_all_that_was_heard_in_one_change_ID_6() {
    seen(MAC, Area.DHCP, NEAR, "option 60 Thomson ST2030 SIP", "MAC prefix 00-14-7F");
    now = now.plusSeconds(3);
    seen(MAC, Area.HTTP, NEAR, "User-Agent x", "file name y");
    seen(new MacAddress(0x00147F000002L), Area.TFTP, NEAR, "file name z");

    discovery.look();

    Phone phone = phone(MAC).orElseThrow();
    assertThat(phone.state()).isEqualTo(PhoneState.DISCOVERED);
    var found = phone.found().orElseThrow();
    assertThat(found.clues().evidence())
        .containsExactly(
            "option 60 Thomson ST2030 SIP", "MAC prefix 00-14-7F", "User-Agent x", "file name y");
    assertThat(found.first()).isEqualTo(now.minusSeconds(3).truncatedTo(ChronoUnit.MILLIS));
    assertThat(found.last()).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    assertThat(found.where().circuitId()).contains("port 7");
    assertThat(found.where().subnet()).contains(Subnet.parse("10.1.0.0/24").orElseThrow());
    assertThat(desk.history(Long.MAX_VALUE, 10))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.who()).isEqualTo("discovery");
          assertThat(line.what()).startsWith("discover 2 phones: " + MAC);
        });
    assertThat(told)
        .extracting(JournalRecord::text)
        .contains(
            "new phone ST2030S at 10.1.0.5: discovered (option 60 Thomson ST2030 SIP,"
                + " MAC prefix 00-14-7F, User-Agent x, file name y)");
  }

  @Test
  void what_a_phone_says_later_is_added_to_what_is_stored() {
    seen(MAC, Area.DHCP, NEAR, "option 60 x");
    discovery.look();
    seen(MAC, Area.HTTP, NEAR, "User-Agent y");
    seen(new MacAddress(0x00147F000002L), Area.HTTP, NEAR, "User-Agent z");
    discovery.look();

    assertThat(phone(MAC).orElseThrow().found().orElseThrow().clues().evidence())
        .containsExactly("option 60 x", "User-Agent y");
    assertThat(desk.phones()).isEqualTo(2);
    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void a_known_phone_costs_no_write_however_often_it_is_seen() {
    desk.perform(
        new Wish.AddPhone(
            MAC, new FilePrefix(Model.ST2030, Protocol.SIP), PhoneState.ACTIVE, PhonePlace.UNKNOWN),
        "test");
    seen(new MacAddress(0x00147F000002L), Area.DHCP, NEAR, "option 60 x");
    discovery.look();
    int before = changes();

    for (int time = 0; time < 100; time++) {
      now = now.plusSeconds(10);
      seen(MAC, Area.DHCP, Ip4Address.of(10, 1, 0, time), "option 60 x" + time);
      seen(new MacAddress(0x00147F000002L), Area.DHCP, NEAR, "option 60 x" + time);
      discovery.look();
    }

    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void who_asks_for_files_from_where_no_phone_may_have_them_is_no_phone_SRV_8() {
    seen(MAC, Area.HTTP, FAR, "User-Agent x");
    seen(new MacAddress(0x00147F000002L), Area.TFTP, FAR, "file name x");
    discovery.look();
    assertThat(changes()).isZero();

    discovery = discovery(new AccessRule(AccessMode.SECRET, List.of()));
    seen(MAC, Area.HTTP, NEAR, "User-Agent x");
    discovery.look();
    assertThat(changes()).isZero();

    phones.saw(
        new Sighting(
            now, MAC, Optional.empty(), Optional.empty(), Optional.of(NEAR), Area.DHCP, "x"));
    seen(new MacAddress(0x01147F000001L), Area.DHCP, NEAR, "option 60 x");
    discovery.look();
    assertThat(changes()).isZero();
  }

  @Test
  void a_flood_of_made_up_phones_is_taken_in_slowly_and_not_beyond_the_bound() {
    for (int number = 0; number < 3_000; number++) {
      seen(new MacAddress(0x001F9F000000L + number), Area.DHCP, NEAR, "option 60 x");
    }
    discovery.look();
    assertThat(desk.phones()).isEqualTo(2_000);
    discovery.look();
    assertThat(desk.phones()).isEqualTo(2_000);
    nanos += SECOND;
    discovery.look();
    assertThat(desk.phones()).isEqualTo(2_100); // those left over are not lost

    for (int second = 0; second < 200; second++) {
      nanos += SECOND;
      now = now.plusSeconds(1);
      for (int number = 0; number < 500; number++) {
        seen(
            new MacAddress(0x001F9F800000L + second * 500L + number),
            Area.DHCP,
            NEAR,
            "option 60 x");
      }
      discovery.look();
    }
    int waiting = desk.read(site -> site.waiting());
    assertThat(waiting).isEqualTo(SiteLimits.WAITING);
    assertThat(changes()).isLessThan(100); // one a second until the bound, and none behind it
    assertThat(told)
        .filteredOn(record -> record.text().startsWith("new phones are not taken in any more"))
        .hasSizeBetween(1, 4); // in two minutes
  }

  @Test
  void ignored_phones_are_told_of_once_and_never_stored() {
    desk.perform(
        new Wish.PutRule(
            new PlacementRule(RuleMatch.ALL, Placement.IGNORED, Optional.empty()),
            Optional.empty()),
        "test");
    for (int time = 0; time < 5; time++) {
      seen(MAC, Area.DHCP, NEAR, "option 60 x");
      discovery.look();
    }

    assertThat(phone(MAC)).isEmpty();
    assertThat(changes()).isEqualTo(1);
    assertThat(told)
        .extracting(JournalRecord::text)
        .containsExactly("ignored by a rule at 10.1.0.5 (option 60 x)");
  }

  @Test
  void a_claimed_phone_of_another_model_is_told_of_once() {
    desk.perform(
        new Wish.AddPhone(
            MAC, new FilePrefix(Model.ST2022, Protocol.SIP), PhoneState.ACTIVE, PhonePlace.UNKNOWN),
        "test");
    for (int time = 0; time < 5; time++) {
      seen(MAC, Area.DHCP, NEAR, "option 60 x");
      discovery.look();
    }

    assertThat(phone(MAC).orElseThrow().otherModel()).contains(Model.ST2030);
    assertThat(told)
        .singleElement()
        .satisfies(record -> {
          assertThat(record.level()).isEqualTo(Level.WARN);
          assertThat(record.text())
              .startsWith("it is said to be an ST2022 and was seen as an ST2030 at 10.1.0.5");
        });
  }

  @Test
  void who_was_seen_while_the_disk_was_full_is_written_down_when_it_is_not() throws SQLException {
    seen(MAC, Area.DHCP, NEAR, "option 60 x");
    run("CREATE TRIGGER full BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'full'); END");
    discovery.look();
    assertThat(phone(MAC)).isEmpty();
    assertThat(told)
        .singleElement()
        .extracting(JournalRecord::text)
        .asString()
        .startsWith("phones that were seen cannot be written down: ");
    seen(MAC, Area.HTTP, NEAR, "User-Agent y");

    run("DROP TRIGGER full");
    discovery.look();

    var found = phone(MAC).orElseThrow().found().orElseThrow();
    assertThat(found.clues().evidence()).containsExactly("option 60 x", "User-Agent y");
    assertThat(found.where().circuitId()).contains("port 7");
  }

  private void run(String sql) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("dialtone.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_phone_that_is_removed_and_comes_again_is_discovered_again() {
    seen(MAC, Area.DHCP, NEAR, "option 60 x");
    discovery.look();
    desk.perform(new Wish.SetState(MAC, PhoneState.ACTIVE), "test");
    seen(MAC, Area.DHCP, NEAR, "option 60 x");
    discovery.look(); // known from here on, and quiet
    desk.perform(new Wish.RemovePhone(MAC), "test");

    now = now.plusSeconds(31);
    discovery.look();
    seen(MAC, Area.DHCP, NEAR, "option 60 x");
    discovery.look();

    assertThat(phone(MAC).orElseThrow().state()).isEqualTo(PhoneState.DISCOVERED);
  }
}
