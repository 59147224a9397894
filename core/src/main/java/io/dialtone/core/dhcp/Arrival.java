// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;

/**
 * How a packet came in.
 *
 * @param from who sent it: the phone or its relay
 * @param self the address at which the phone reaches this server, its server identifier
 * @param link the addresses of the interface it was heard on, for there a client without a relay
 *     may belong to the network of any of them; {@code self} alone if they are not known
 * @param broadcast whether it was sent to everybody on that link, so that its sender is there, and
 *     not somewhere behind a router
 */
public record Arrival(Endpoint from, Ip4Address self, List<Ip4Address> link, boolean broadcast) {

  public Arrival {
    link = link.isEmpty() ? List.of(self) : List.copyOf(link);
  }

  /** By a socket that tells neither interface nor broadcast. */
  public Arrival(Endpoint from, Ip4Address self) {
    this(from, self, List.of(), false);
  }
}
