// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One phone of the demo on its way from factory state to standing by. */
record DemoBoot(DemoPhone phone, Progress progress, VirtualPhone power) implements AutoCloseable {

  /** Where the demo's servers listen. */
  record Servers(Endpoint http, Endpoint tftp, Endpoint dhcp) {}

  /** Plugs the phone in, without power yet. */
  static DemoBoot plug(DemoPhone phone, Servers servers, PhoneWatcher watcher) throws IOException {
    var switched = new PowerSwitch();
    var progress = new Progress(watcher);
    // The sample folder's TFTP server has any free port; real phones know only 69.
    var setup =
        new PhoneSetup(
            phone.site().mac(),
            new Addressing.Dhcp(),
            servers.tftp().port(),
            DhcpPatience.BRISK,
            List.of());
    var place = new Place(phone.bind(), Optional.of(servers.dhcp()));
    return new DemoBoot(
        phone,
        progress,
        VirtualPhone.plug(
            VirtualPhoneSettings.of(setup, place),
            new MemoryFlash(factory(phone, servers.http()), switched),
            switched,
            progress));
  }

  private static FlashContent factory(DemoPhone phone, Endpoint http) {
    FlashContent fresh =
        FlashContent.factory(
            phone.site().model(),
            phone.site().protocol(),
            FirmwareSet.factory(phone.site().model()));
    if (phone.way().isPresent()) {
      return fresh;
    }
    ParameterStore parameters =
        fresh.parameters().with("autoprovision", PhoneSettings.HTTP_SERVER, http.toString());
    return fresh.withParameters(parameters);
  }

  /** Boots until the phone stands by, unless its plug is pulled. */
  void boot() throws InterruptedException {
    power.powerUp().ifPresent(progress::ended);
  }

  boolean over() {
    return progress.end().isPresent();
  }

  boolean provisioned() {
    return progress.end().filter(end -> end.provisioned()).isPresent();
  }

  @Override
  public void close() {
    power.close();
  }
}
