// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneEvent.CheckSync;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.port.PhoneEvent.RebootAsked;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A phone that stands by: what is asked of it, and what it leaves alone. */
class StandByTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Site site = Fixtures.deployment();

  @Test
  void a_phone_without_power_does_not_stand_by() {
    World world = World.st2030Sip(site);
    world.boot();
    Phone fresh = new Phone(PhoneSetup.of(World.MAC, new Addressing.Dhcp()), world.ports());
    assertThatThrownBy(() -> fresh.standBy(HOUR)).hasMessage("no power yet");
  }

  @Test
  @DisplayName("TRG-1 nothing happens to a provisioned phone by itself")
  void nothing_happens() {
    World world = provisioned();
    assertThat(world.standBy(HOUR.multipliedBy(24 * 400))).isEmpty();
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  @DisplayName("NTF-1 TRG-5 RUN-3 check-sync starts a run; with nothing new there is no reboot")
  void check_sync_without_news() {
    World world = provisioned();
    PhoneEnd end = world.standBy(new CheckSync(false)).orElseThrow();
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isZero();
    assertThat(site.takeRequests())
        .containsExactly(
            "st2030s.inf 200", "mac/" + Fixtures.SER + " 404", "mac/" + Fixtures.TXT + " 200");
    assertThat(world.stepsOf("NTF-1")).contains("a run starts: NOTIFY check-sync");
  }

  @Test
  @DisplayName("NTF-1 check-sync with a new config: the phone reboots")
  void check_sync_with_news() {
    World world = provisioned();
    site.serve("mac/" + Fixtures.TXT, Fixtures.macConfig("202603010002", "TEL1Number=1002"));
    assertThat(world.standBy(new CheckSync(false)).orElseThrow().reboots()).isEqualTo(1);
    assertThat(world.parameter("TEL1Number")).contains("1002");
  }

  @Test
  @DisplayName("NTF-5 a plain check-sync uses the source it has, reboot=true asks DHCP again")
  void plain_and_reboot() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    World world = World.st2030Sip(site).byDhcp();
    world.boot();
    site.takeRequests();
    site.noDhcpOptions()
        .dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1("http://10.0.0.1:8080/new.inf")))
        .serve("new.inf", Fixtures.HTTP_INF);
    assertThat(world.standBy(new CheckSync(false))).isPresent();
    assertThat(site.takeRequests()).startsWith("st2030s.inf 200").hasSize(3);
    PhoneEnd end = world.standBy(new CheckSync(true)).orElseThrow();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(site.takeRequests())
        .startsWith("DHCP discover", "DHCP request", "new.inf 200")
        .hasSize(5);
    assertThat(world.stepsOf("NTF-5")).contains("reboot: NOTIFY check-sync;reboot=true");
  }

  @Test
  @DisplayName("NTF-5 the switch: a plain check-sync does nothing without a preconfigured server")
  void check_sync_needs_a_server() {
    World world = World.st2030Sip(site).with(Quirk.NOTIFY_NEEDS_SERVER);
    world.boot();
    assertThat(world.standBy(new CheckSync(false))).isEmpty();
    assertThat(world.standBy(new CheckSync(true))).isPresent();
  }

  @Test
  @DisplayName("NTF-3 a NOTIFY in the time span neither pulls the run forward nor starts a second")
  void a_notify_in_the_span() {
    World world = World.st2030Sip(site).with("autoprovision", "AutoprovisionTimeSpan", "10");
    World undisturbed =
        World.st2030Sip(Fixtures.deployment()).with("autoprovision", "AutoprovisionTimeSpan", "10");
    undisturbed.boot();
    world.time().at(Duration.ofSeconds(5), new CheckSync(false));
    world.time().at(Duration.ofSeconds(6), new CheckSync(true));
    world.boot();
    assertThat(world.time().passed()).isEqualTo(undisturbed.time().passed());
    assertThat(world.stepsOf("NTF-3"))
        .containsExactly(
            "check-sync is ignored: a run waits already in its time span",
            "check-sync;reboot=true is ignored: a run waits already in its time span");
    assertThat(world.standBy(HOUR)).isEmpty();
  }

  @Test
  @DisplayName("NTF-1 a NOTIFY during a run starts one more after it, however many came")
  void a_notify_during_a_run() {
    World world = World.st2030Sip(site);
    site.when(
        "st2030s.inf",
        new Behaviour.InTurn(
            new Behaviour.NotThere(), new Behaviour.Serves(Bytes.latin1("[config]\n"))));
    world.time().at(Duration.ofSeconds(10), new CheckSync(false));
    world.time().at(Duration.ofSeconds(11), new CheckSync(false));
    assertThat(world.boot().provisioned()).isTrue();
    site.takeRequests();
    assertThat(world.standBy(HOUR).orElseThrow().provisioned()).isTrue();
    assertThat(site.takeRequests()).hasSize(3);
    assertThat(world.standBy(HOUR)).isEmpty();
  }

  @Test
  @DisplayName("NTF-1 what a reboot brings anyway is not done twice")
  void a_reboot_fulfils_a_notify() {
    World world = World.st2030Sip(site);
    site.when(
        "st2030s.inf",
        new Behaviour.InTurn(
            new Behaviour.NotThere(), new Behaviour.Serves(Bytes.latin1(Fixtures.HTTP_INF))));
    world.time().at(Duration.ofSeconds(10), new CheckSync(false)); // the run ends with a reboot
    assertThat(world.boot().reboots()).isEqualTo(2);
    assertThat(world.standBy(HOUR)).isEmpty();
  }

  @Test
  @DisplayName("TRG-4 a reboot asked for on the web page starts from the top")
  void a_reboot_is_asked_for() {
    World world = provisioned();
    PhoneEnd end = world.standBy(new RebootAsked("10.0.0.9")).orElseThrow();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(site.takeRequests()).hasSize(3);
    assertThat(world.stepsOf("TRG-4"))
        .contains("reboot asked for: by 10.0.0.9", "reboot: a reboot was asked for");
  }

  @Test
  @DisplayName("TRG-1 TRG-4 a reboot asked for in the time span does not wait for its end")
  void a_reboot_in_the_span() {
    World world = World.st2030Sip(site).with("autoprovision", "AutoprovisionTimeSpan", "255");
    world.time().at(Duration.ofSeconds(1), new RebootAsked("administrator"));
    PhoneEnd end = world.boot();
    assertThat(end.reboots()).isEqualTo(3);
    assertThat(world.steps()).filteredOn(s -> s.rule().equals("TRG-1")).hasSize(4);
  }

  @Test
  @DisplayName("TRG-7 AutoprovisionFlag=0: NOTIFY starts nothing; a reboot is a reboot")
  void provisioning_is_off() {
    World world = World.st2030Sip(site).with("autoprovision", "AutoprovisionFlag", "0");
    world.boot();
    assertThat(world.standBy(new CheckSync(false))).isEmpty();
    assertThat(world.standBy(new CheckSync(true))).isEmpty();
    assertThat(world.standBy(new RebootAsked("admin")).orElseThrow().ending())
        .isEqualTo(Ending.PROVISIONING_OFF);
    assertThat(site.takeRequests()).isEmpty();
    assertThat(world.stepsOf("TRG-7")).contains("check-sync is ignored: AutoprovisionFlag is 0");
  }

  @Test
  @DisplayName("TRG-6 a due run waits until the call is over")
  void a_run_waits_for_a_call() {
    World world = provisioned();
    assertThat(world.standBy(new PhoneEvent.IncomingCall("1002"))).isEmpty();
    assertThat(world.standBy(new OffHook())).isEmpty();
    assertThat(world.standBy(new CheckSync(false))).isEmpty();
    assertThat(world.standBy(new PhoneEvent.CallEnded())).isEmpty();
    assertThat(world.lastStatus().activity()).isEqualTo(Activity.WAITING_FOR_USER);
    assertThat(world.standBy(new OnHook()).orElseThrow().provisioned()).isTrue();
    assertThat(world.stepsOf("TRG-6"))
        .containsExactly("check-sync is held: the phone is in communication");
  }

  @Test
  @DisplayName("TRG-6 a reboot asked for in a call waits for its end")
  void a_reboot_waits_for_a_call() {
    World world = provisioned();
    world.standBy(new OffHook());
    assertThat(world.standBy(new RebootAsked("admin"))).isEmpty();
    assertThat(world.standBy(HOUR.multipliedBy(100))).isEmpty();
    assertThat(world.standBy(new OnHook()).orElseThrow().reboots()).isEqualTo(1);
  }

  @Test
  @DisplayName("TRG-6 a run put off for a user who never hung up comes when he does")
  void a_run_put_off_comes_later() {
    World world = World.st2030Sip(site);
    world.time().at(Duration.ZERO, new OffHook());
    assertThat(world.boot().ending()).isEqualTo(Ending.IN_COMMUNICATION);
    assertThat(world.standBy(HOUR)).isEmpty();
    PhoneEnd end = world.standBy(new OnHook()).orElseThrow();
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(2);
  }

  @Test
  @DisplayName("TRG-6 a reboot of the run put off for a user comes when he hangs up")
  void a_reboot_put_off_comes_later() {
    World world = World.st2030Sip(site);
    site.when(
        "st2030s.inf",
        new Behaviour.InTurn(
            new Behaviour.NotThere(), new Behaviour.Serves(Bytes.latin1(Fixtures.HTTP_INF))));
    world.time().at(Duration.ofSeconds(3), new OffHook());
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.IN_COMMUNICATION);
    assertThat(end.reason()).isEqualTo("the reboot never came");
    assertThat(world.standBy(new OnHook()).orElseThrow().reboots()).isEqualTo(2);
  }

  @Test
  @DisplayName("RUN-10 the user is ignored during a run: no key changes what the panel shows")
  void the_user_is_ignored_during_a_run() {
    World world = World.st2030Sip(site);
    site.when("st2030s.inf", new Behaviour.NotThere());
    for (int i = 1; i < 9; i++) {
      world.time().at(Duration.ofSeconds(10L * i), new PhoneEvent.Key("OK"));
    }
    world.boot();
    assertThat(world.shown())
        .extracting(display -> display.line(3))
        .containsExactly("", "Provisioning...", "Gen File Not Found", "Gen File Not Found");
  }

  @Test
  @DisplayName("LCD-3 after a failed run: off hook, a key or a call bring display and lamp back")
  void display_and_lamp_come_back() {
    for (PhoneEvent event :
        new PhoneEvent[] {
          new OffHook(), new PhoneEvent.Key("5"), new PhoneEvent.IncomingCall("1002")
        }) {
      World world = failed();
      world.standBy(HOUR);
      assertThat(world.lastStatus().display().summary()).isEqualTo("Gen File Not Found");
      world.standBy(event);
      assertThat(world.shown().getLast().lamp()).isEqualTo(io.dialtone.handset.display.Lamp.OFF);
      assertThat(world.shown().getLast().summary()).isEqualTo("ready");
      assertThat(world.stepsOf("LCD-3")).containsExactly("ready: the message was seen");
    }
  }

  @Test
  @DisplayName("LCD-3 what is no operation of the user leaves the message there")
  void a_message_stays() {
    World world = failed();
    world.standBy(new OnHook());
    world.standBy(new PhoneEvent.CallEnded());
    assertThat(world.shown().getLast().summary()).isEqualTo("Gen File Not Found");
  }

  @Test
  @DisplayName("LCD-3 RUN-8 a failed run is tried again by the next trigger, and may succeed")
  void a_failed_run_is_made_good() {
    World world = failed();
    site.serve("st2030s.inf", Fixtures.HTTP_INF);
    assertThat(world.standBy(new CheckSync(false)).orElseThrow().provisioned()).isTrue();
    assertThat(world.shown().getLast().summary()).isEqualTo("ready");
  }

  @Test
  @DisplayName("RUN-1 a phone stopped in a reboot loop stands by, and tries again when asked")
  void a_stopped_phone_stands_by() {
    Behaviour[] infs = new Behaviour[30];
    for (int i = 0; i < infs.length; i++) {
      infs[i] = new Behaviour.Serves(Bytes.latin1("[config]\nmelodies=/m/" + i + ".txt\n"));
      site.serve("m/" + i + ".txt", "a:d=4,o=5,b=100:c\n");
    }
    site.when("st2030s.inf", new Behaviour.InTurn(infs));
    World world = World.st2030Sip(site);
    assertThat(world.boot().ending()).isEqualTo(Ending.TOO_MANY_REBOOTS);
    assertThat(world.standBy(HOUR)).isEmpty();
    assertThat(world.standBy(new CheckSync(false)).map(PhoneEnd::ending))
        .isEqualTo(Optional.of(Ending.TOO_MANY_REBOOTS));
  }

  private World provisioned() {
    World world = World.st2030Sip(site);
    world.boot();
    site.takeRequests();
    return world;
  }

  private World failed() {
    World world = World.st2030Sip(site.remove("st2030s.inf"));
    assertThat(world.boot().ending()).isEqualTo(Ending.FAILED);
    return world;
  }
}
