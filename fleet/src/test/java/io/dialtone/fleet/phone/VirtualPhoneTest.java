// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import static io.dialtone.fleet.net.ScriptedServer.answers;
import static io.dialtone.fleet.net.ScriptedServer.fallsSilentAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.flash.StateFile;
import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.ScriptedServer;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualPhoneTest {
  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);
  private static final MacAddress MAC = MacAddress.parse("00147F0000AA").orElseThrow();
  private static final Ip4Address OWN = Ip4Address.of(127, 0, 0, 79);

  @TempDir Path folder;
  private final PowerSwitch power = new PowerSwitch();
  private final Seen seen = new Seen();

  /** What the phone did and showed. */
  private static final class Seen implements PhoneWatcher {
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final List<Display> displays = new CopyOnWriteArrayList<>();
    private final BlockingQueue<PhoneEnd> stands = new LinkedBlockingQueue<>();
    private final BlockingQueue<PhoneStatus> statuses = new LinkedBlockingQueue<>();

    @Override
    public void is(PhoneStatus status) {
      statuses.add(status);
    }

    @Override
    public void stands(PhoneEnd end) {
      stands.add(end);
    }

    PhoneEnd nextStand() throws InterruptedException {
      return Objects.requireNonNull(stands.poll(10, TimeUnit.SECONDS), "the phone never stood");
    }

    PhoneStatus until(Predicate<PhoneStatus> wanted) throws InterruptedException {
      PhoneStatus status = statuses.poll(10, TimeUnit.SECONDS);
      while (status != null && !wanted.test(status)) {
        status = statuses.poll(10, TimeUnit.SECONDS);
      }
      return Objects.requireNonNull(status, "the phone was never so");
    }

    @Override
    public void step(Instant time, Step step) {
      steps.add(step);
    }

    @Override
    public void shows(Instant time, Display display) {
      displays.add(display);
    }
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static final String MISSING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

  private VirtualPhone plug(Addressing addressing, Optional<Endpoint> dhcp, Flash flash)
      throws IOException {
    var briefly = new DhcpPatience(List.of(Duration.ofMillis(10), Duration.ofMillis(20)));
    var setup = new PhoneSetup(MAC, addressing, PhoneSetup.TFTP_PORT, briefly, List.of());
    var settings =
        new VirtualPhoneSettings(
            setup, new Place(OWN, dhcp), HttpLimits.PHONE, false, new SplittableRandom(7));
    return VirtualPhone.plug(settings, flash, power, seen);
  }

  private VirtualPhone plug(ScriptedServer server, Flash flash) throws IOException {
    String inf = "http://127.0.0.1:" + server.port() + "/a.inf";
    return plug(new Addressing.Fixed(Optional.of(inf)), Optional.empty(), flash);
  }

  @Test
  @DisplayName("LCD-1 RUN-3 boots over real sockets and shows what it does")
  void boots_and_stands_by() throws Exception {
    var flash = new MemoryFlash(FACTORY, power);
    try (var server = new ScriptedServer(answers(ok("")), answers(MISSING), answers(MISSING));
        VirtualPhone phone = plug(server, flash)) {
      PhoneEnd end = phone.powerUp().orElseThrow();
      assertThat(end.provisioned()).isTrue();
      assertThat(server.request()).startsWith("GET /a.inf HTTP/1.1\r\n");
      assertThat(server.request()).startsWith("GET /ST2030S_00147F0000AA.ser HTTP/1.1\r\n");
      assertThat(server.request())
          .startsWith("GET /ST2030S_00147F0000AA.txt HTTP/1.1\r\n")
          .contains("User-Agent: THOMSON ST2030 hw5 fw1.53 00-14-7F-00-00-AA\r\n");
      assertThat(server.caller()).isEqualTo("127.0.0.79");
      assertThat(seen.displays)
          .extracting(display -> display.line(3))
          .containsExactly("", "Provisioning...", "");
    }
  }

  @Test
  @DisplayName("RUN-9 the plug is pulled in a download: flash keeps the old content")
  void the_plug_is_pulled_in_a_download() throws Exception {
    String inf = "[application]\nfwurl=v2030SG.101223.2.74.zz\n";
    Path file = folder.resolve("phone.json");
    try (StateFile flash = StateFile.open(file, FACTORY, power);
        var server =
            new ScriptedServer(
                answers(ok(inf)),
                fallsSilentAfter("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"))) {
      VirtualPhone phone = plug(server, flash);
      var end = new CompletableFuture<Optional<PhoneEnd>>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              end.complete(phone.powerUp());
            } catch (InterruptedException | RuntimeException fault) {
              end.completeExceptionally(fault);
            }
          });
      server.request();
      assertThat(server.request()).contains("v2030SG");
      phone.close();
      assertThat(end.get(60, TimeUnit.SECONDS)).isEmpty();
      assertThat(phone.powerUp()).isEmpty();
    }
    try (StateFile flash = StateFile.open(file, FACTORY, new PowerSwitch())) {
      assertThat(flash.load()).isEqualTo(FACTORY);
    }
  }

  @Test
  @DisplayName("TRG-6 a phone off hook waits with its run")
  void off_hook_the_run_waits() throws Exception {
    try (var server = new ScriptedServer();
        VirtualPhone phone = plug(server, new MemoryFlash(FACTORY, power))) {
      phone.deliver(new PhoneEvent.OffHook());
      PhoneEnd end = phone.powerUp().orElseThrow();
      assertThat(end.ending()).isEqualTo(Ending.IN_COMMUNICATION);
      assertThat(seen.steps).anyMatch(step -> step.rule().equals("TRG-6"));
    }
  }

  @Test
  void a_silent_dhcp_server_is_asked_from_the_relay_and_given_up() throws Exception {
    try (var server =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
      server.setSoTimeout(60_000);
      var dhcp = new Endpoint(Ip4Address.of(127, 0, 0, 1), server.getLocalPort());
      try (VirtualPhone phone =
          plug(new Addressing.Dhcp(), Optional.of(dhcp), new MemoryFlash(FACTORY, power))) {
        PhoneEnd end = phone.powerUp().orElseThrow();
        assertThat(end.ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
        var discover = new DatagramPacket(new byte[1_500], 1_500);
        server.receive(discover);
        assertThat(discover.getAddress().getHostAddress()).isEqualTo("127.0.0.79");
        assertThat(discover.getLength()).isGreaterThanOrEqualTo(300);
        server.receive(discover); // and once more
      }
    }
  }

  @Test
  void a_fault_of_ours_reaches_whoever_powered_it_up() throws Exception {
    PhoneWatcher broken =
        (_, step) -> {
          throw new IllegalStateException("screen on fire at " + step.what());
        };
    var setup = PhoneSetup.of(MAC, new Addressing.Fixed(Optional.empty()));
    var settings = VirtualPhoneSettings.of(setup, new Place(OWN, Optional.empty()));
    try (VirtualPhone phone =
        VirtualPhone.plug(settings, new MemoryFlash(FACTORY, power), power, broken)) {
      assertThatThrownBy(phone::powerUp)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("screen on fire");
    }
  }

  @Test
  @DisplayName(
      "NTF-1 TRG-6 a phone that stays powered does what it is asked, until it is unplugged")
  void a_phone_stays_powered() throws Exception {
    try (var server =
            new ScriptedServer(
                answers(ok("")),
                answers(MISSING),
                answers(MISSING),
                answers(ok("")),
                answers(MISSING),
                answers(MISSING));
        VirtualPhone phone = plug(server, new MemoryFlash(FACTORY, power))) {
      assertThat(phone.status()).isEmpty();
      var unplugged = new CompletableFuture<Boolean>();
      Thread.ofVirtual().start(() -> staying(phone, unplugged));
      assertThat(seen.nextStand().provisioned()).isTrue();
      phone.deliver(new PhoneEvent.OffHook());
      phone.deliver(new PhoneEvent.CheckSync(false));
      assertThat(seen.until(status -> status.activity() == Activity.WAITING_FOR_USER))
          .matches(PhoneStatus::inCommunication);
      assertThat(seen.stands).isEmpty();
      phone.deliver(new PhoneEvent.OnHook());
      assertThat(seen.nextStand().provisioned()).isTrue();
      assertThat(phone.status().orElseThrow().apsLog()).anyMatch(l -> l.contains("check-sync"));
      power.cut();
      assertThat(unplugged.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void staying(VirtualPhone phone, CompletableFuture<Boolean> unplugged) {
    try {
      phone.stay();
      unplugged.complete(true);
    } catch (InterruptedException | RuntimeException fault) {
      unplugged.completeExceptionally(fault);
    }
  }

  @Test
  @DisplayName("LOG-1 the APS log goes on when the same phone is powered up again")
  void the_log_goes_on() throws Exception {
    try (var server = new ScriptedServer(answers(ok("")), answers(MISSING), answers(MISSING));
        VirtualPhone phone = plug(server, new MemoryFlash(FACTORY, power))) {
      assertThat(phone.powerUp()).isPresent();
      int lines = phone.status().orElseThrow().apsLog().size();
      phone.deliver(new PhoneEvent.OffHook());
      assertThat(phone.powerUp()).isPresent(); // nobody hangs up: no run
      assertThat(phone.status().orElseThrow().apsLog()).hasSizeGreaterThan(lines);
    }
  }
}
