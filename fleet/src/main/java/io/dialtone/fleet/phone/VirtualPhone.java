// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import io.dialtone.fleet.net.InterfaceNetwork;
import io.dialtone.fleet.net.InterfaceNetwork.Surroundings;
import io.dialtone.fleet.net.MadeVlanDevices;
import io.dialtone.fleet.net.SocketNetwork;
import io.dialtone.fleet.net.VlanDevices;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.phone.Phone;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.PowerLost;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One phone on real sockets: a virtual thread that runs the handset's rules, and a mailbox for what
 * happens to it from outside. It may be powered up several times in a row; closing it pulls the
 * plug, at whatever it is doing, and only its flash remains.
 */
public final class VirtualPhone implements AutoCloseable {
  private static final Duration LONG = Duration.ofDays(1);

  private final VirtualPhoneSettings settings;
  private final PowerSwitch power;
  private final PhoneTime time;
  private final PhoneWatcher watcher;
  private final Phone phone;
  private final DirectoryBrowser phonebook;
  private final AtomicReference<Optional<PhoneStatus>> status =
      new AtomicReference<>(Optional.empty());

  private VirtualPhone(
      VirtualPhoneSettings settings,
      PowerSwitch power,
      PhoneTime time,
      Ports ports,
      PhoneWatcher watcher) {
    this.settings = settings;
    this.power = power;
    this.time = time;
    this.watcher = watcher;
    this.phone = new Phone(settings.setup(), ports, this::publish);
    this.phonebook = new DirectoryBrowser(ports.network(), this::status);
  }

  /**
   * Plugs a phone in, without power yet; the flash must hang on the same power.
   *
   * @throws IOException when its address is not one of this machine's, or its device unusable
   */
  public static VirtualPhone plug(
      VirtualPhoneSettings settings, Flash flash, PowerSwitch power, PhoneWatcher watcher)
      throws IOException {
    var time = time(settings, power, watcher);
    return plug(settings, network(settings, power, time), flash, power, watcher, time);
  }

  /** The same on a network of the caller's, whatever place the settings name. */
  public static VirtualPhone plug(
      VirtualPhoneSettings settings,
      Network network,
      Flash flash,
      PowerSwitch power,
      PhoneWatcher watcher) {
    return plug(settings, network, flash, power, watcher, time(settings, power, watcher));
  }

  private static PhoneTime time(
      VirtualPhoneSettings settings, PowerSwitch power, PhoneWatcher watcher) {
    return new PhoneTime(InstantSource.system(), power, settings.realTime(), watcher);
  }

  private static VirtualPhone plug(
      VirtualPhoneSettings settings,
      Network network,
      Flash flash,
      PowerSwitch power,
      PhoneWatcher watcher,
      PhoneTime time) {
    var ports =
        new Ports(
            network,
            flash,
            display -> {
              power.check("panel");
              watcher.shows(time.now(), display);
            },
            time,
            time,
            settings.random(),
            step -> watcher.step(time.now(), step));
    return new VirtualPhone(settings, power, time, ports, watcher);
  }

  private static Network network(VirtualPhoneSettings settings, PowerSwitch power, PhoneTime time)
      throws IOException {
    Optional<String> device = settings.place().device();
    if (device.isEmpty()) {
      return SocketNetwork.open(settings.place(), settings.http(), power);
    }
    VlanDevices vlans = settings.place().makesVlans() ? MadeVlanDevices.byIp() : VlanDevices.FOUND;
    return InterfaceNetwork.open(
        device.get(), vlans, settings.http(), new Surroundings(power, time, settings.random()));
  }

  /**
   * Power comes; returns when the phone stands by, or empty when the plug was pulled meanwhile.
   *
   * @throws InterruptedException when the caller does not want to wait any longer
   */
  public Optional<PhoneEnd> powerUp() throws InterruptedException {
    return onOwnThread(phone::powerUp);
  }

  /**
   * The same on the calling thread, which must be a virtual one: a crowd has no second thread for
   * each phone.
   */
  public Optional<PhoneEnd> powerUpHere() {
    try {
      return Optional.of(phone.powerUp());
    } catch (PowerLost _) {
      return Optional.empty();
    }
  }

  /**
   * Power comes and stays: the phone stands by in real time for whatever is delivered to it and for
   * the dates of its timetable. Returns when the plug is pulled.
   *
   * @throws InterruptedException when the caller does not want to wait any longer
   */
  public void stay() throws InterruptedException {
    time.stay();
    Optional<PhoneEnd> _ = onOwnThread(this::standForEver);
  }

  private PhoneEnd standForEver() {
    watcher.stands(phone.powerUp());
    while (true) {
      phone.standBy(LONG).ifPresent(watcher::stands);
    }
  }

  private Optional<PhoneEnd> onOwnThread(Callable<PhoneEnd> doing) throws InterruptedException {
    var run = new FutureTask<>(doing);
    Thread.ofVirtual().name("phone " + settings.setup().mac()).start(run);
    try {
      return Optional.of(run.get());
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        case PowerLost _ -> Optional.empty();
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException("the phone failed", failed);
      };
    }
  }

  /** How the phone is; empty before its first power-up. Any thread may ask, none waits. */
  public Optional<PhoneStatus> status() {
    return status.get();
  }

  private void publish(PhoneStatus now) {
    status.set(Optional.of(now));
    watcher.is(now);
  }

  /** Its user's way through the phonebook; the user's thread waits for each page. */
  public DirectoryBrowser phonebook() {
    return phonebook;
  }

  /** Something happens to the phone. */
  public void deliver(PhoneEvent event) {
    time.deliver(event);
  }

  /** Pulls the plug. */
  @Override
  public void close() {
    power.cut();
  }
}
