// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.link.Device;
import java.net.Inet4Address;
import java.net.InetAddress;

/** Makes a neighbour entry in a process of its own: interface, address, twelve hex digits. */
final class NeighbourEntry {
  private NeighbourEntry() {}

  public static void main(String[] arguments) throws Exception {
    var address = (Inet4Address) InetAddress.ofLiteral(arguments[1]);
    Device.named(arguments[0]).neighbour(address, arguments[2]);
  }
}
