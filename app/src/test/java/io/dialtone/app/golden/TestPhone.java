// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A virtual phone that remembers what it did, from one power-up to the next. */
final class TestPhone implements AutoCloseable {
  private final PowerSwitch power = new PowerSwitch();
  private final List<Step> steps = new ArrayList<>();
  private final MemoryFlash flash;
  private final VirtualPhone phone;

  private static final Place USUAL = new Place(Ip4Address.of(127, 0, 0, 30), Optional.empty());

  private TestPhone(FlashContent content, Addressing addressing, List<Quirk> quirks, Place place)
      throws IOException {
    var mac = MacAddress.parse(CorpusSite.MAC).orElseThrow();
    var usual = PhoneSetup.of(mac, addressing);
    var setup = new PhoneSetup(mac, addressing, usual.tftpPort(), usual.patience(), quirks);
    PhoneWatcher watcher = (_, step) -> steps.add(step);
    flash = new MemoryFlash(content, power);
    phone = VirtualPhone.plug(VirtualPhoneSettings.of(setup, place), flash, power, watcher);
  }

  /** A phone that option 43 gave this URL. */
  static TestPhone withUrl(FlashContent content, String inf, Quirk... quirks) throws IOException {
    return new TestPhone(content, new Addressing.Fixed(Optional.of(inf)), List.of(quirks), USUAL);
  }

  /** A phone with only what its parameters say. */
  static TestPhone preconfigured(FlashContent content) throws IOException {
    return new TestPhone(content, new Addressing.Fixed(Optional.empty()), List.of(), USUAL);
  }

  /** A phone that asks a DHCP server through the relay at this address. */
  static TestPhone byDhcp(FlashContent content, Ip4Address relay, Endpoint server)
      throws IOException {
    var place = new Place(relay, Optional.of(server));
    return new TestPhone(content, new Addressing.Dhcp(), List.of(), place);
  }

  /** Powers it up; what it did before is forgotten. */
  PhoneEnd boot() throws InterruptedException {
    steps.clear();
    return phone.powerUp().orElseThrow();
  }

  /** How many fetches lie between power-up, each reboot, and the end. */
  List<Integer> fetchesByPass() {
    var counts = new ArrayList<Integer>(List.of(0));
    for (Step step : steps) {
      if (step.kind() == Step.Kind.REBOOT) {
        counts.add(0);
      }
      if (step.kind() == Step.Kind.FETCH) {
        counts.set(counts.size() - 1, counts.getLast() + 1);
      }
    }
    return List.copyOf(counts);
  }

  /** The last part of each name asked for, between power-up, each reboot, and the end. */
  List<List<String>> namesByPass() {
    var passes = new ArrayList<List<String>>(List.of(new ArrayList<>()));
    for (Step step : steps) {
      if (step.kind() == Step.Kind.REBOOT) {
        passes.add(new ArrayList<>());
      }
      if (step.kind() == Step.Kind.FETCH) {
        passes.getLast().add(step.what().replaceFirst(".*[/ ]", ""));
      }
    }
    return List.copyOf(passes);
  }

  String parameter(String name) {
    return flash.load().parameters().value(name).orElse("(none)");
  }

  @Override
  public void close() {
    phone.close();
  }
}
