// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import java.util.Optional;

/** How the phone comes by its address. */
public sealed interface Addressing {

  /** It asks DHCP at every start. */
  record Dhcp() implements Addressing {}

  /**
   * The address is set by hand; only preconfigured servers count then (SRC-7).
   *
   * @param infUrl a URL to go by as if option 43 had given it
   */
  record Fixed(Optional<String> infUrl) implements Addressing {}
}
