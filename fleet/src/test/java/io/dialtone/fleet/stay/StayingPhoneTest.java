// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.web.Deed;
import io.dialtone.handset.web.Verb;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A phone without any source: it stands by at once, which is all these tests need. */
@Timeout(60)
class StayingPhoneTest {

  private static final Endpoint ANY = Endpoint.parse("127.0.0.1:0").orElseThrow();

  private final PowerSwitch power = new PowerSwitch();
  private final LinkedBlockingQueue<String> steps = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<PhoneEnd> ends = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<PhoneStatus> statuses = new LinkedBlockingQueue<>();

  private final PhoneWatcher watcher =
      new PhoneWatcher() {
        @Override
        public void step(Instant time, Step step) {
          steps.add(step.what() + ": " + step.result());
        }

        @Override
        public void stands(PhoneEnd end) {
          ends.add(end);
        }

        @Override
        public void is(PhoneStatus status) {
          statuses.add(status);
        }
      };

  private StayingPhone phone(Protocol protocol, Optional<Endpoint> sip) throws IOException {
    var setup =
        PhoneSetup.of(
            MacAddress.parse("00147F000001").orElseThrow(), new Addressing.Fixed(Optional.empty()));
    FlashContent content =
        FlashContent.factory(Model.ST2030, protocol)
            .withParameters(
                FlashContent.factory(Model.ST2030, protocol)
                    .parameters()
                    .with("sip", "sw_notify_autoprovision", "1"));
    return new StayingPhone(
        VirtualPhoneSettings.of(setup, new Place(Ip4Address.of(127, 0, 0, 1), Optional.empty())),
        new MemoryFlash(content, power),
        power,
        watcher,
        sip);
  }

  private FutureTask<Boolean> lives(StayingPhone phone) throws InterruptedException {
    var life =
        new FutureTask<>(() -> {
          phone.live();
          return true;
        });
    Thread.ofVirtual().start(life);
    stands();
    return life;
  }

  private void stands() throws InterruptedException {
    assertThat(ends.poll(30, TimeUnit.SECONDS)).as("steps so far: %s", steps).isNotNull();
  }

  private void until(String step) throws InterruptedException {
    String next = "";
    while (!next.contains(step)) {
      next = steps.poll(30, TimeUnit.SECONDS);
      assertThat(next).as(step).isNotNull();
    }
  }

  @Test
  @DisplayName("RUN-9 a pulled plug: no status without power, then a new life at the same port")
  void a_pulled_plug() throws Exception {
    FutureTask<Boolean> life;
    try (StayingPhone phone = phone(Protocol.SIP, Optional.of(ANY))) {
      life = lives(phone);
      Optional<Endpoint> at = phone.sipEndpoint();
      assertThat(phone.status()).isPresent();
      for (int i = 0; i < 3; i++) {
        phone.perform(new Deed.PlugPulled());
        until("plug: pulled, and plugged in again");
        stands();
        assertThat(phone.sipEndpoint()).isEqualTo(at).isNotEqualTo(Optional.of(ANY));
        phone.perform(new Deed.NotifySent());
        until("itself: answered SIP/2.0 200 OK");
        stands(); // after the run that the NOTIFY started
      }
    }
    assertThat(life.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(power.isOff()).isTrue();
  }

  @Test
  @DisplayName("TRG-6 off-hook and on-hook reach the phone")
  void what_happens_reaches_the_phone() throws Exception {
    try (StayingPhone phone = phone(Protocol.SIP, Optional.of(ANY))) {
      FutureTask<Boolean> life = lives(phone);
      phone.perform(Verb.OFF_HOOK.deed("a test"));
      becomes(true);
      phone.perform(Verb.ON_HOOK.deed("a test"));
      becomes(false);
      assertThat(life.isDone()).isFalse();
    }
  }

  private void becomes(boolean inCommunication) throws InterruptedException {
    PhoneStatus status;
    do {
      status = statuses.poll(30, TimeUnit.SECONDS);
      assertThat(status).isNotNull();
    } while (status.inCommunication() != inCommunication);
  }

  @Test
  @DisplayName("NTF-1 an MGCP phone answers no NOTIFY, and one without a listener says so")
  void mgcp_and_silence() throws Exception {
    try (StayingPhone phone = phone(Protocol.MGCP, Optional.of(ANY))) {
      FutureTask<Boolean> life = lives(phone);
      phone.perform(new Deed.NotifySent());
      until("itself: not answered");
      assertThat(life.isDone()).isFalse();
    }
    power.restore();
    try (StayingPhone phone = phone(Protocol.SIP, Optional.empty())) {
      assertThat(phone.sipEndpoint()).isEmpty();
      assertThat(phone.lines()).isEmpty();
      phone.perform(new Deed.NotifySent());
      until("NOTIFY: the phone does not listen for SIP");
    }
  }

  @Test
  void a_port_in_use_is_told_apart() throws Exception {
    try (StayingPhone phone = phone(Protocol.SIP, Optional.of(ANY))) {
      Optional<Endpoint> taken = phone.sipEndpoint();
      assertThatThrownBy(() -> phone(Protocol.SIP, taken).close())
          .isInstanceOf(StayingPhone.NoSip.class);
    }
  }
}
