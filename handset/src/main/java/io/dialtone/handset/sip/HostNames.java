// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** Finds a host's address by its name; a dotted address is its own. */
@FunctionalInterface
public interface HostNames {

  /** The address, if one is known. */
  Optional<Ip4Address> resolve(String host);
}
