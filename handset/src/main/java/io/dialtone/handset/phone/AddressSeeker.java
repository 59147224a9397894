// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.dhcp.DhcpClient;
import io.dialtone.handset.dhcp.DhcpExchange;
import io.dialtone.handset.dhcp.DhcpIdentity;
import io.dialtone.handset.dhcp.DhcpLease;
import io.dialtone.handset.dhcp.DhcpOutcome;
import io.dialtone.handset.dhcp.LeaseKeeping;
import io.dialtone.handset.dhcp.LeaseRenewal;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.pause.Errands;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;
import java.util.OptionalLong;

/** Gets the phone its address, with it what DHCP says about provisioning, and keeps the lease. */
final class AddressSeeker implements Errands {

  /** The outcome. */
  sealed interface Sought {

    /** The phone has an address; with a fixed one DHCP said nothing. */
    record Found(Optional<DhcpLease> lease, Optional<DhcpAdvice> advice) implements Sought {}

    /** It has none. */
    record None(String reason) implements Sought {}
  }

  private final PhoneSetup setup;
  private final Ports ports;
  private final Front front;
  private final Wishes wishes;
  private Optional<Ip4Address> previous = Optional.empty();
  private Optional<LeaseRenewal> renewal = Optional.empty();

  AddressSeeker(PhoneSetup setup, Ports ports, Front front, Wishes wishes) {
    this.setup = setup;
    this.ports = ports;
    this.front = front;
    this.wishes = wishes;
  }

  Sought seek(PhoneIdentity phone, PhoneSettings settings) {
    return switch (setup.addressing()) {
      case Addressing.Fixed(var infUrl) ->
          new Sought.Found(Optional.empty(), infUrl.map(DhcpAdvice::ofUrl));
      case Addressing.Dhcp() -> ask(phone, settings);
    };
  }

  /** A rebooting phone has no address until DHCP gives it one again. */
  void giveUp() {
    if (setup.addressing() instanceof Addressing.Dhcp) {
      renewal = Optional.empty();
      ports.network().deconfigure();
      front.at(Optional.empty());
    }
  }

  @Override
  public OptionalLong dueNanos() {
    return renewal.isEmpty() ? OptionalLong.empty() : renewal.get().dueNanos();
  }

  /** Renews the lease, or gives the address up at once when it is over (RFC 2131 section 4.4.5). */
  @Override
  public void perform() {
    var keeping =
        new LeaseKeeping(ports.network(), ports.clock(), setup.patience().waits().getFirst());
    switch (keeping.perform(renewal.orElseThrow())) {
      case LeaseRenewal.Move.Kept(var lease) -> {
        ports.network().configure(lease.at());
        front.at(Optional.of(lease.at()));
        note("lease renewed", lease.address() + " by " + lease.server());
      }
      case LeaseRenewal.Move.Lost(var reason) -> {
        note("address given up", reason);
        giveUp();
        wishes.add(new Wish.Reboot(reason, "SRC-7"));
      }
      case LeaseRenewal.Move.Ask ask ->
          note("lease not renewed", "no answer from " + ask.to().address() + " yet");
      case LeaseRenewal.Move.Rest(), LeaseRenewal.Move.Ignore _ -> {}
    }
  }

  private Sought ask(PhoneIdentity phone, PhoneSettings settings) {
    DhcpIdentity identity =
        new DhcpIdentity(
            phone.mac(), phone.vendorClass(), phone.userClass(), settings.vlan(), previous);
    DhcpClient client = new DhcpClient(identity, setup.patience(), ports.random());
    try (UdpPort port = ports.network().openDhcp()) {
      return switch (new DhcpExchange(port, ports.clock()).perform(client)) {
        case DhcpOutcome.Leased(var lease) -> take(identity, lease);
        case DhcpOutcome.NoAnswer(var reason) -> {
          note("no address", reason);
          yield new Sought.None(reason);
        }
      };
    }
  }

  private Sought take(DhcpIdentity identity, DhcpLease lease) {
    ports.network().configure(lease.at());
    previous = Optional.of(lease.address());
    renewal = Optional.of(new LeaseRenewal(identity, lease, ports.clock().nanos(), ports.random()));
    front.at(Optional.of(lease.at()));
    note("lease", lease.address() + "/" + lease.at().prefix() + " from " + lease.server());
    return new Sought.Found(Optional.of(lease), Optional.of(lease.source()));
  }

  private void note(String what, String result) {
    ports.steps().record(new Step(Step.Kind.DHCP, what, result, 0, "ID-4"));
  }
}
