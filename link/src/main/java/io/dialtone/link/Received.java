// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * One datagram as it came.
 *
 * @param payload read-only, its own copy
 * @param from who sent it
 * @param to the destination its IP header names, perhaps a broadcast address
 * @param local the address of ours to answer from: {@code to}, or for a broadcast the address of
 *     the interface it came in by
 * @param interfaceIndex the interface it came in by, 0 where the system does not say
 */
public record Received(
    ByteBuffer payload,
    InetSocketAddress from,
    Inet4Address to,
    Inet4Address local,
    int interfaceIndex) {

  public Received {
    payload = payload.asReadOnlyBuffer();
  }
}
