// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;

/** Where one protocol listens. */
public sealed interface Listen {

  /** Not at all. */
  record Off() implements Listen {
    @Override
    public String toString() {
      return "off";
    }
  }

  /** On an address and port; port 0 means any free one. */
  record At(Endpoint endpoint) implements Listen {
    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /** On network interfaces, with the protocol's own port: DHCP only. */
  record On(List<String> interfaces) implements Listen {
    public On {
      interfaces = List.copyOf(interfaces);
    }

    @Override
    public String toString() {
      return String.join(",", interfaces);
    }
  }

  /** An endpoint's listen. */
  static Listen at(Ip4Address address, int port) {
    return new At(new Endpoint(address, port));
  }
}
