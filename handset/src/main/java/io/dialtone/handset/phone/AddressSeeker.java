// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.dhcp.DhcpClient;
import io.dialtone.handset.dhcp.DhcpExchange;
import io.dialtone.handset.dhcp.DhcpIdentity;
import io.dialtone.handset.dhcp.DhcpLease;
import io.dialtone.handset.dhcp.DhcpOutcome;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** Gets the phone its address, and with it what DHCP says about provisioning. */
final class AddressSeeker {

  /** The outcome. */
  sealed interface Sought {

    /** The phone has an address; with a fixed one DHCP said nothing. */
    record Found(Optional<DhcpAdvice> advice) implements Sought {}

    /** It has none. */
    record None(String reason) implements Sought {}
  }

  private final PhoneSetup setup;
  private final Ports ports;
  private Optional<Ip4Address> previous = Optional.empty();

  AddressSeeker(PhoneSetup setup, Ports ports) {
    this.setup = setup;
    this.ports = ports;
  }

  Sought seek(PhoneIdentity phone, PhoneSettings settings) {
    return switch (setup.addressing()) {
      case Addressing.Fixed(var infUrl) -> new Sought.Found(infUrl.map(DhcpAdvice::ofUrl));
      case Addressing.Dhcp() -> ask(phone, settings);
    };
  }

  /** A rebooting phone has no address until DHCP gives it one again. */
  void giveUp() {
    if (setup.addressing() instanceof Addressing.Dhcp) {
      ports.network().deconfigure();
    }
  }

  private Sought ask(PhoneIdentity phone, PhoneSettings settings) {
    DhcpIdentity identity =
        new DhcpIdentity(
            phone.mac(), phone.vendorClass(), phone.userClass(), settings.vlan(), previous);
    DhcpClient client = new DhcpClient(identity, setup.patience(), ports.random());
    try (UdpPort port = ports.network().openDhcp()) {
      return switch (new DhcpExchange(port, ports.clock()).perform(client)) {
        case DhcpOutcome.Leased(var lease) -> take(lease);
        case DhcpOutcome.NoAnswer(var reason) -> {
          note("no address", reason);
          yield new Sought.None(reason);
        }
      };
    }
  }

  private Sought take(DhcpLease lease) {
    ports.network().configure(lease.at());
    previous = Optional.of(lease.address());
    note("lease", lease.address() + "/" + lease.at().prefix() + " from " + lease.server());
    return new Sought.Found(Optional.of(lease.source()));
  }

  private void note(String what, String result) {
    ports.steps().record(new Step(Step.Kind.DHCP, what, result, 0, "ID-4"));
  }
}
