// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.stay;

import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.web.WebPhone;
import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.web.Deed;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A phone that is plugged in for as long as nobody closes it, with its SIP side. When its plug is
 * pulled it is plugged in again at once, and only its flash has lasted.
 */
public final class StayingPhone implements WebPhone, AutoCloseable {

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final Step PLUG =
      new Step(Step.Kind.REBOOT, "plug", "pulled, and plugged in again", 0, "RUN-9");

  /** The address for SIP cannot be had; the message says why. */
  public static final class NoSip extends IOException {
    private static final long serialVersionUID = 1;

    private NoSip(IOException why) {
      super(why.getMessage(), why);
    }
  }

  private final VirtualPhoneSettings settings;
  private final Flash flash;
  private final PowerSwitch power;
  private final PhoneWatcher watcher;
  private final Optional<SipSide> sip;
  private VirtualPhone phone;
  private boolean closed;

  /**
   * Plugs a phone in, without power yet; the flash must hang on the same power.
   *
   * @param sipAt where it listens for SIP, port 0 for any; empty for nowhere. At 0.0.0.0 a phone on
   *     a real interface tells registrars the address of its lease
   * @throws IOException when an address is not one of this machine's, or a port is taken
   */
  public StayingPhone(
      VirtualPhoneSettings settings,
      Flash flash,
      PowerSwitch power,
      PhoneWatcher watcher,
      Optional<Endpoint> sipAt)
      throws IOException {
    this.settings = settings;
    this.flash = flash;
    this.power = power;
    this.watcher = new Onlooker(watcher);
    this.phone = VirtualPhone.plug(settings, flash, power, this.watcher);
    this.sip = sipAt.isPresent() ? Optional.of(sipSide(sipAt.get())) : Optional.empty();
  }

  private SipSide sipSide(Endpoint at) throws IOException {
    var phoneSide =
        new SipSide.Phone() {
          @Override
          public Optional<PhoneStatus> status() {
            return plugged().status();
          }

          @Override
          public void deliver(PhoneEvent event) {
            plugged().deliver(event);
          }

          @Override
          public void step(Step step) {
            watcher.step(InstantSource.system().instant(), step);
          }
        };
    try {
      Place place = settings.place();
      Optional<Ip4Address> home =
          place.device().isPresent() ? Optional.empty() : Optional.of(place.bind());
      return SipSide.open(at, home, settings.setup().quirks(), phoneSide);
    } catch (IOException taken) {
      throw new NoSip(taken);
    }
  }

  /**
   * The phone lives, until it is closed.
   *
   * @throws IOException when it cannot be plugged in again
   * @throws InterruptedException when the caller does not want to wait any longer
   */
  public void live() throws IOException, InterruptedException {
    do {
      plugged().stay();
    } while (pluggedAgain());
  }

  private synchronized VirtualPhone plugged() {
    return phone;
  }

  private synchronized boolean pluggedAgain() throws IOException {
    if (!closed) {
      watcher.step(InstantSource.system().instant(), PLUG);
      power.restore();
      phone = VirtualPhone.plug(settings, flash, power, watcher);
      if (sip.isPresent()) {
        sip.get().reopen();
      }
    }
    return !closed;
  }

  @Override
  public Optional<PhoneStatus> status() {
    return power.isOff() ? Optional.empty() : plugged().status();
  }

  @Override
  public void perform(Deed deed) {
    switch (deed) {
      case Deed.Happening(var event) -> {
        plugged().deliver(event);
        if (event instanceof PhoneEvent.OffHook) {
          sip.ifPresent(SipSide::decline);
        }
      }
      case Deed.PlugPulled() -> pullPlug();
      case Deed.NotifySent() -> notifyItself();
    }
  }

  private synchronized void pullPlug() {
    sip.ifPresent(SipSide::cut);
    power.cut();
  }

  private void notifyItself() {
    if (sip.isPresent()) {
      sip.get().notifyItself();
    } else {
      String why = "the phone does not listen for SIP";
      watcher.step(
          InstantSource.system().instant(), new Step(Step.Kind.SIP, "NOTIFY", why, 0, "NTF-1"));
    }
  }

  /** Where it listens for SIP. */
  public Optional<Endpoint> sipEndpoint() {
    return sip.map(SipSide::endpoint);
  }

  /** How its lines are doing. */
  public List<LineStatus> lines() {
    return sip.map(SipSide::lines).orElse(List.of());
  }

  /** Its user's way through the phonebook, since it was plugged in last. */
  public DirectoryBrowser phonebook() {
    return plugged().phonebook();
  }

  /** What is in flash. */
  public Flash flash() {
    return flash;
  }

  /** Says goodbye to registrars, then pulls the plug for good. */
  @Override
  public void close() {
    sip.ifPresent(this::sayGoodbye);
    synchronized (this) {
      closed = true;
      power.cut();
    }
  }

  private void sayGoodbye(SipSide side) {
    try {
      side.stop(GOODBYE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // no time for manners
      side.cut();
    }
  }

  /** Passes everything on, and lets the SIP side look when the phone's status changed. */
  private final class Onlooker implements PhoneWatcher {
    private final PhoneWatcher next;

    Onlooker(PhoneWatcher next) {
      this.next = next;
    }

    @Override
    public void step(Instant time, Step step) {
      next.step(time, step);
    }

    @Override
    public void shows(Instant time, Display display) {
      next.shows(time, display);
    }

    @Override
    public void is(PhoneStatus status) {
      sip.ifPresent(SipSide::look);
      next.is(status);
    }

    @Override
    public void stands(PhoneEnd end) {
      next.stands(end);
    }
  }
}
