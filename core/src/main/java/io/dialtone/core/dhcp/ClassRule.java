// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.caller.Caller;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.Optional;

/**
 * What the phones of one class are told: nearer than their pool, less near than a reservation. Of
 * several classes that cover a phone the first wins, term by term.
 */
public record ClassRule(Condition when, Terms terms) {

  /**
   * Which phones belong to the class: those for which all that is said here is true.
   *
   * @param model told by option 60 (ID-4) or 77 (ID-5)
   * @param protocol told by option 60 (ID-4) or 77 (ID-5)
   * @param mac how the card's address begins (ID-6)
   * @param subnet where the address is that the phone gets
   * @param circuitId sub-option 1 of option 82, byte for byte
   * @param remoteId sub-option 2 of option 82, byte for byte
   */
  public record Condition(
      Optional<Model> model,
      Optional<Protocol> protocol,
      Optional<MacStart> mac,
      Optional<Subnet> subnet,
      Optional<Bytes> circuitId,
      Optional<Bytes> remoteId) {

    /** Every phone. */
    public static final Condition ANY =
        new Condition(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    boolean covers(Asking asking, Ip4Address address) {
      Caller caller = asking.caller().caller();
      return (model.isEmpty() || model.equals(caller.model()))
          && (protocol.isEmpty() || protocol.equals(caller.protocol()))
          && (mac.isEmpty() || mac.get().begins(caller.mac()))
          && (subnet.isEmpty() || subnet.get().contains(address))
          && ((circuitId.isEmpty() && remoteId.isEmpty()) || cameBy(asking));
    }

    /** Whether it covers, at that address, every phone of which the other condition is true. */
    boolean follows(Condition phone, Ip4Address address) {
      return (model.isEmpty() || model.equals(phone.model))
          && (protocol.isEmpty() || protocol.equals(phone.protocol))
          && (mac.isEmpty()
              || phone.mac.filter(m -> m.bytes().startsWith(mac.get().bytes())).isPresent())
          && (subnet.isEmpty() || subnet.get().contains(address))
          && (circuitId.isEmpty() || circuitId.equals(phone.circuitId))
          && (remoteId.isEmpty() || remoteId.equals(phone.remoteId));
    }

    private boolean cameBy(Asking asking) {
      Optional<RelayInformation> relay = asking.packet().options().find(RelayInformation.class);
      return (circuitId.isEmpty() || circuitId.equals(relay.flatMap(RelayInformation::circuitId)))
          && (remoteId.isEmpty() || remoteId.equals(relay.flatMap(RelayInformation::remoteId)));
    }
  }
}
