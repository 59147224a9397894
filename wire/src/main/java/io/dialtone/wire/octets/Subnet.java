// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.Optional;

/** An IPv4 network: its first address and how many leading bits name it. */
public record Subnet(Ip4Address network, int prefix) {

  public Subnet {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("not a prefix length: " + prefix);
    }
    if ((network.bits() & ~maskBits(prefix)) != 0) {
      throw new IllegalArgumentException(network + " has bits set beyond its /" + prefix);
    }
  }

  /** The network of {@code prefix} bits that {@code member} lies in. */
  public static Subnet of(Ip4Address member, int prefix) {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("not a prefix length: " + prefix);
    }
    return new Subnet(new Ip4Address(member.bits() & maskBits(prefix)), prefix);
  }

  /** Reads {@code 192.0.2.0/24}; the address must be the network's first. */
  public static Optional<Subnet> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1), 10);
    return prefix > 32
        ? Optional.empty()
        : Ip4Address.parse(text.substring(0, slash))
            .filter(address -> (address.bits() & ~maskBits(prefix)) == 0)
            .map(address -> new Subnet(address, prefix));
  }

  public boolean contains(Ip4Address address) {
    return (address.bits() & maskBits(prefix)) == network.bits();
  }

  public Ip4Address mask() {
    return new Ip4Address(maskBits(prefix));
  }

  public Ip4Address broadcast() {
    return new Ip4Address(network.bits() | ~maskBits(prefix));
  }

  /** The lowest address a host may have; in a /31 or /32 that is the network address itself. */
  public Ip4Address first() {
    return prefix >= 31 ? network : network.plus(1);
  }

  /** The highest address a host may have; in a /31 or /32 that is the last one. */
  public Ip4Address last() {
    return prefix >= 31 ? broadcast() : broadcast().plus(-1);
  }

  private static int maskBits(int prefix) {
    return prefix == 0 ? 0 : -1 << (32 - prefix);
  }

  @Override
  public String toString() {
    return network + "/" + prefix;
  }
}
