// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhonesSeenTest {

  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final MacAddress A = MacAddress.parse("00:14:7f:00:00:01").orElseThrow();
  private static final MacAddress B = MacAddress.parse("00:14:7f:00:00:02").orElseThrow();
  private static final MacAddress C = MacAddress.parse("00:14:7f:00:00:03").orElseThrow();

  private final PhonesSeen phones = new PhonesSeen(2);

  private static Sighting bare(MacAddress mac, int second, Area area, String what) {
    return new Sighting(
        T0.plusSeconds(second),
        mac,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        area,
        what);
  }

  @Test
  void remembers_first_and_last_request_and_counts_each_way() {
    phones.saw(bare(A, 0, Area.DHCP, "DISCOVER"));
    phones.saw(bare(A, 1, Area.DHCP, "REQUEST"));
    phones.saw(bare(A, 2, Area.TFTP, "st2030s.inf"));
    phones.saw(bare(A, 3, Area.HTTP, "GET st2030s.inf 200"));
    phones.saw(bare(A, 4, Area.SIP, "NOTIFY"));
    PhoneSeen seen = phones.find(A).orElseThrow();
    assertThat(seen.first()).isEqualTo(T0);
    assertThat(seen.last().time()).isEqualTo(T0.plusSeconds(4));
    assertThat(seen.last().what()).isEqualTo("NOTIFY");
    assertThat(seen.counts()).isEqualTo(new PhoneSeen.Counts(2, 1, 1, 1));
    assertThat(seen.counts().all()).isEqualTo(5);
  }

  @Test
  void what_a_later_request_does_not_say_stays_known_and_what_it_says_counts() {
    Ip4Address old = Ip4Address.of(10, 0, 0, 5);
    Ip4Address fresh = Ip4Address.of(10, 0, 0, 6);
    phones.saw(
        new Sighting(
            T0,
            A,
            Optional.of(Model.ST2030),
            Optional.of(Protocol.SIP),
            Optional.of(old),
            Area.DHCP,
            "REQUEST"));
    phones.saw(bare(A, 1, Area.TFTP, "x.inf"));
    assertThat(phones.find(A).orElseThrow())
        .extracting(PhoneSeen::model, PhoneSeen::protocol, PhoneSeen::address)
        .containsExactly(Optional.of(Model.ST2030), Optional.of(Protocol.SIP), Optional.of(old));
    phones.saw(
        new Sighting(
            T0.plusSeconds(2),
            A,
            Optional.of(Model.ST2030),
            Optional.of(Protocol.MGCP),
            Optional.of(fresh),
            Area.DHCP,
            "REQUEST"));
    assertThat(phones.find(A).orElseThrow())
        .extracting(PhoneSeen::protocol, PhoneSeen::address)
        .containsExactly(Optional.of(Protocol.MGCP), Optional.of(fresh));
  }

  @Test
  void a_full_table_forgets_the_phone_silent_for_longest() {
    phones.saw(bare(A, 0, Area.HTTP, "a"));
    phones.saw(bare(B, 1, Area.HTTP, "b"));
    phones.saw(bare(A, 2, Area.HTTP, "a again"));
    phones.saw(bare(C, 3, Area.HTTP, "c"));
    assertThat(phones.find(B)).isEmpty();
    assertThat(phones.newest(10)).extracting(PhoneSeen::mac).containsExactly(C, A);
    assertThat(phones.size()).isEqualTo(2);
    assertThat(phones.forgotten()).isEqualTo(1);
  }

  @Test
  void lists_no_more_than_asked_for() {
    phones.saw(bare(A, 0, Area.HTTP, "a"));
    phones.saw(bare(B, 1, Area.HTTP, "b"));
    assertThat(phones.newest(1)).extracting(PhoneSeen::mac).containsExactly(B);
    assertThat(phones.newest(0)).isEmpty();
  }

  @Test
  void a_very_long_request_is_cut_and_shows_it() {
    phones.saw(bare(A, 0, Area.HTTP, "x".repeat(5000)));
    assertThat(phones.find(A).orElseThrow().last().what())
        .hasSize(Sighting.WHAT_LIMIT)
        .endsWith("x…");
  }

  @Test
  void needs_room_for_one() {
    assertThatThrownBy(() -> new PhonesSeen(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
