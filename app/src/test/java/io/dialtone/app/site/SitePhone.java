// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A virtual phone that fetches by HTTP or TFTP and remembers what it asked for. */
final class SitePhone implements AutoCloseable {

  private final MacAddress mac;
  private final List<String> fetched = new ArrayList<>();
  private final MemoryFlash flash;
  private volatile String plugPulledAt = "\0";
  private final VirtualPhone phone;

  private SitePhone(MacAddress mac, FlashContent content, Optional<String> url) throws IOException {
    this.mac = mac;
    Addressing addressing = new Addressing.Fixed(url);
    PhoneSetup usual = PhoneSetup.of(mac, addressing);
    PhoneSetup setup =
        new PhoneSetup(mac, addressing, usual.tftpPort(), usual.patience(), List.of());
    PowerSwitch power = new PowerSwitch();
    flash = new MemoryFlash(content, power);
    Place place = new Place(Ip4Address.of(127, 0, 0, 31), Optional.empty());
    phone =
        VirtualPhone.plug(
            VirtualPhoneSettings.of(setup, place),
            flash,
            power,
            (_, step) -> {
              if (step.kind() == Step.Kind.FETCH && step.what().contains(plugPulledAt)) {
                power.cut();
              }
              if (step.kind() == Step.Kind.FETCH) {
                fetched.add(step.what().replaceFirst(".*[/ ]", ""));
              }
            });
  }

  /** A factory-new phone that option 43 gave the URL of its own INF. */
  static SitePhone byHttp(FilePrefix kind, MacAddress mac, String server) throws IOException {
    return at(kind, mac, "http://" + server + "/" + kind.text() + mac.plain() + ".inf");
  }

  /** A factory-new phone that option 43 gave this URL. */
  static SitePhone at(FilePrefix kind, MacAddress mac, String url) throws IOException {
    return new SitePhone(
        mac, FlashContent.factory(kind.model(), kind.protocol()), Optional.of(url));
  }

  /** A factory-new phone that was told its server by hand, by this parameter. */
  static SitePhone told(String parameter, String server, FilePrefix kind, MacAddress mac)
      throws IOException {
    return told(Map.of(parameter, server), kind, mac);
  }

  /** A factory-new phone that was told this by hand. */
  static SitePhone told(Map<String, String> parameters, FilePrefix kind, MacAddress mac)
      throws IOException {
    FlashContent factory = FlashContent.factory(kind.model(), kind.protocol());
    ParameterStore store = factory.parameters();
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      store = store.with("autoprovision", one.getKey(), one.getValue());
    }
    return new SitePhone(mac, factory.withParameters(store), Optional.empty());
  }

  MacAddress mac() {
    return mac;
  }

  /** What it is since its last boot (SWP-1). */
  FilePrefix kind() {
    return flash.load().persona();
  }

  /** Power comes, and goes with the first file whose name holds this. */
  boolean bootsPast(String name) throws InterruptedException {
    plugPulledAt = name;
    return phone.powerUp().isPresent();
  }

  /** What "restore default" comes back to (WEB-3). */
  String restored(String name) {
    return flash.load().restored(true).parameters().value(name).orElse("(none)");
  }

  PhoneEnd boot() throws InterruptedException {
    fetched.clear();
    return phone.powerUp().orElseThrow();
  }

  /** The last parts of the names that it asked for since power came. */
  List<String> fetched() {
    return List.copyOf(fetched);
  }

  /** Its user's way through the phonebook. */
  DirectoryBrowser phonebook() {
    return phone.phonebook();
  }

  String parameter(String name) {
    return flash.load().parameters().value(name).orElse("(none)");
  }

  /** All that it holds, by names in small letters. */
  SortedMap<String, String> parameters() {
    SortedMap<String, String> all = new TreeMap<>();
    flash
        .load()
        .parameters()
        .all()
        .forEach(one -> all.put(one.name().toLowerCase(Locale.ROOT), one.value()));
    return all;
  }

  /** The SHA-256 of what it took and keeps. */
  Optional<String> kept(FlashItem item) {
    FirmwareSet firmware = flash.load().firmware();
    return item.firmware()
        ? firmware.part(item).body().map(StoredBody::sha256)
        : Optional.ofNullable(flash.load().files().get(item)).map(file -> file.body().sha256());
  }

  @Override
  public void close() {
    phone.close();
  }
}
