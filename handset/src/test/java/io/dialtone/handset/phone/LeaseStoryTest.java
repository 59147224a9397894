// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A phone keeps its address, or gives it up in time (RFC 2131 section 4.4.5). */
class LeaseStoryTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Site site = Fixtures.deployment();

  @Test
  void a_lease_is_renewed_at_half_its_time_again_and_again() {
    World world = leased(HOUR);
    assertThat(world.standBy(HOUR.multipliedBy(2))).isEmpty();
    assertThat(site.takeRequests())
        .containsExactly("DHCP renew", "DHCP renew", "DHCP renew", "DHCP renew");
    assertThat(world.network().address()).isPresent();
    assertThat(world.stepsOf("ID-4")).contains("lease renewed: 10.0.0.77 by 10.0.0.1");
  }

  @Test
  void a_silent_server_is_asked_then_all_servers_then_the_address_is_given_up() {
    World world = leased(HOUR);
    site.withoutDhcp();
    assertThat(world.standBy(Duration.ofMinutes(59))).isEmpty();
    assertThat(world.network().address()).isPresent();
    assertThat(world.stepsOf("ID-4"))
        .contains(
            "lease not renewed: no answer from 10.0.0.1 yet",
            "lease not renewed: no answer from 255.255.255.255 yet");
    PhoneEnd end = world.standBy(HOUR).orElseThrow();
    assertThat(end.ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(world.network().address()).isEmpty();
    assertThat(world.lastStatus().address()).isEmpty();
  }

  @Test
  @DisplayName("SRC-7 a phone that got no address asks again, until it has one and is provisioned")
  void a_phone_without_address_asks_again() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    site.withoutDhcp();
    World world = World.st2030Sip(site).byDhcp();
    assertThat(world.boot().ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
    assertThat(world.standBy(HOUR).orElseThrow().ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
    assertThat(world.time().passed())
        .isEqualTo(Life.ADDRESS_AGAIN.plus(Duration.ofSeconds(15 + 15)));
    site.withDhcp();
    assertThat(world.standBy(HOUR).orElseThrow().provisioned()).isTrue();
    assertThat(world.lastStatus().address().orElseThrow().address().toString())
        .isEqualTo("10.0.0.77");
  }

  @Test
  @DisplayName("TRG-6 a phone without address whose user is on it waits, and does not spin")
  void the_next_question_waits_for_the_user_at_rest() {
    World world = World.st2030Sip(site.withoutDhcp()).byDhcp();
    world.boot();
    assertThat(world.standBy(new OffHook())).isEmpty();
    world.power().cutAt(1_000); // so many port calls that only a phone going in circles makes them
    assertThat(world.standBy(HOUR)).isEmpty();
    assertThat(world.standBy(new OnHook()).orElseThrow().ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
  }

  @Test
  @DisplayName("TRG-4 a reboot in between is as good: afterwards no address is asked for again")
  void a_reboot_finds_the_address_first() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL))).withoutDhcp();
    World world = World.st2030Sip(site).byDhcp();
    world.boot();
    site.withDhcp();
    assertThat(world.standBy(new PhoneEvent.RebootAsked("admin")).orElseThrow().provisioned())
        .isTrue();
    site.takeRequests();
    assertThat(world.standBy(HOUR)).isEmpty();
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  @DisplayName("NTF-1 a run that is asked of a phone without address asks for one first")
  void a_run_without_address_asks_for_one() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL))).withoutDhcp();
    World world = World.st2030Sip(site).byDhcp();
    world.boot();
    site.withDhcp();
    assertThat(world.standBy(new PhoneEvent.CheckSync(false)).orElseThrow().provisioned()).isTrue();
  }

  @Test
  void a_server_that_takes_the_address_back_is_obeyed_at_once() {
    World world = leased(HOUR);
    site.refusingRenewals();
    PhoneEnd end = world.standBy(HOUR).orElseThrow();
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(site.takeRequests())
        .startsWith("DHCP renew", "DHCP discover", "DHCP request", "st2030s.inf 200");
    assertThat(world.stepsOf("SRC-7"))
        .contains("reboot: the server refused to renew 10.0.0.77 (NAK)");
  }

  @Test
  @DisplayName("TRG-6 a lost lease takes the address in a call too, but the reboot waits")
  void a_lost_lease_in_a_call() {
    World world = leased(HOUR);
    world.standBy(new PhoneEvent.OffHook());
    site.refusingRenewals();
    assertThat(world.standBy(HOUR)).isEmpty();
    assertThat(world.network().address()).isEmpty();
    assertThat(world.standBy(new PhoneEvent.OnHook()).orElseThrow().reboots()).isEqualTo(1);
    assertThat(world.network().address()).isPresent();
  }

  @Test
  @DisplayName("TRG-1 a lease is renewed while a run waits in its time span")
  void renewed_in_the_span() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)))
        .dhcpOption(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(30)));
    World world = World.st2030Sip(site).byDhcp();
    world.with("autoprovision", "AutoprovisionTimeSpan", "10");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(site.takeRequests()).filteredOn("DHCP renew"::equals).hasSizeGreaterThan(4);
  }

  @Test
  void a_lease_for_ever_is_left_alone() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    World world = World.st2030Sip(site).byDhcp();
    world.boot();
    site.takeRequests();
    assertThat(world.standBy(HOUR.multipliedBy(24 * 365))).isEmpty();
    assertThat(site.takeRequests()).isEmpty();
  }

  private World leased(Duration lease) {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)))
        .dhcpOption(new DhcpOption.Seconds(OptionCode.LEASE_TIME, lease));
    World world = World.st2030Sip(site).byDhcp();
    assertThat(world.boot().provisioned()).isTrue();
    site.takeRequests();
    return world;
  }
}
