// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.Suspect;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.journal.Sighting;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewPageTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final PhonesSeen phones = new PhonesSeen(10);
  private final List<Suspect> suspects = new ArrayList<>();

  private String page(Optional<String> unready, int shown) {
    return OverviewPage.render(
        new Overview(
            NOW,
            NOW.minusSeconds(7_260),
            unready,
            List.of(new Overview.Listener("http", "127.0.0.1:8080")),
            List.of(new Overview.Fact("files", "/srv/<site>")),
            new Overview.Phones(phones.newest(shown), phones.size()),
            suspects));
  }

  @Test
  @DisplayName("SRV-8 who is slowed or shut out is shown: since when, until when and why")
  void watched_addresses_are_shown() {
    assertThat(page(Optional.empty(), 10)).doesNotContain("Watched addresses");
    suspects.add(
        new Suspect(
            Ip4Address.of(10, 0, 0, 7),
            Suspect.Standing.SHUT_OUT,
            NOW.minusSeconds(120),
            NOW.plusSeconds(780),
            51,
            1,
            900));
    assertThat(page(Optional.empty(), 10))
        .contains("Watched addresses: 1")
        .contains("<code>10.0.0.7</code>")
        .contains("<td>shut out</td><td>2 min</td><td>" + NOW.plusSeconds(780) + "</td>")
        .contains("files of 51 phones that are unknown or not its own, and of 1 that it may have");
  }

  private void saw(int last, String what) {
    phones.saw(
        new Sighting(
            NOW.minusSeconds(90),
            new MacAddress(0x00147F000000L + last),
            Optional.of(Model.ST2030),
            Optional.of(Protocol.SIP),
            Optional.of(Ip4Address.of(10, 0, 0, last)),
            Area.HTTP,
            what));
  }

  @Test
  void shows_listeners_facts_and_time_up() {
    assertThat(page(Optional.empty(), 10))
        .contains("<th>http</th><td class=\"long\"><code>127.0.0.1:8080</code>")
        .contains("<code>/srv/&lt;site&gt;</code>")
        .contains("<span class=\"good\">ready</span>")
        .contains("up 2 h 1 min, 2026-03-01T10:00:00Z")
        .contains("No phone has asked for anything yet.");
  }

  @Test
  void says_why_it_is_not_ready() {
    assertThat(page(Optional.of("store: <full>"), 10))
        .contains("<span class=\"bad\">not ready: store: &lt;full&gt;</span>");
  }

  @Test
  void shows_each_phone_with_its_last_request() {
    saw(1, "GET st2030s.inf 200");
    assertThat(page(Optional.empty(), 10))
        .contains("<h2>Phones seen: 1</h2>")
        .contains("<code>00:14:7f:00:00:01</code>")
        .contains("<td>ST2030 SIP</td><td>10.0.0.1</td>")
        .contains("http</span> GET st2030s.inf 200</td><td class=\"number\">1 min</td>")
        .contains("title=\"DHCP 0, TFTP 0, HTTP 1, SIP 0\">1<");
  }

  @Test
  void what_a_stranger_asked_for_is_text_not_markup() {
    saw(1, "GET \"><script>alert('x')</script>&\u202e\u0007");
    assertThat(page(Optional.empty(), 10))
        .doesNotContain("<script")
        .contains("GET &quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\uFFFD\uFFFD");
  }

  @Test
  void says_how_many_phones_are_not_shown() {
    for (int i = 1; i <= 5; i++) {
      saw(i, "x");
    }
    assertThat(page(Optional.empty(), 3)).contains("<h2>Phones seen: 5</h2>").contains("2 more,");
    assertThat(page(Optional.empty(), 5)).doesNotContain("more,");
  }

  @Test
  void needs_no_script_and_renews_itself() {
    assertThat(page(Optional.empty(), 1))
        .contains("<meta http-equiv=\"refresh\" content=\"5\">")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3599, 59 min",
    "3600, 1 h 0 min",
    "86399, 23 h 59 min",
    "86400, 1 d 0 h",
    "180000, 2 d 2 h",
  })
  void lengths_of_time_are_short(long seconds, String shown) {
    assertThat(OverviewPage.length(Duration.ofSeconds(seconds))).isEqualTo(shown);
  }
}
