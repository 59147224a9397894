// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Locale;
import java.util.Optional;

/**
 * Which {@code Host} may be asked. A page of a stranger can make its own name point at 127.0.0.1
 * and so read ours through the administrator's browser (DNS rebinding); it cannot make the browser
 * say an address, {@code localhost} or this machine's name.
 */
record HostRule(String machine) {

  boolean allows(Optional<String> host) {
    // Without a Host it is no browser.
    return host.isEmpty() || allowsName(withoutPort(host.get()));
  }

  private boolean allowsName(String name) {
    return Ip4Address.parse(name).isPresent()
        || name.equals("localhost")
        || (!machine.isEmpty() && name.equals(machine.toLowerCase(Locale.ROOT)));
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
  }
}
