// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.access.AccessDecision.Allowed;
import io.dialtone.core.access.AccessDecision.Denied;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rule until access control is built: files named by a MAC carry SIP passwords (SRV-8), so they
 * go only to the networks listed and, unless these are meant to be all, to loopback and private
 * addresses (RFC 1918, RFC 3927).
 */
public record AccessRule(boolean privateToo, List<Subnet> networks) {

  /** What holds when nobody says otherwise. */
  public static final AccessRule USUAL = new AccessRule(true, List.of());

  public AccessRule {
    networks = List.copyOf(networks);
  }

  /** Whether {@code asker} may have the file at {@code path}. */
  public AccessDecision decide(String path, Ip4Address asker) {
    if (privateToo && (asker.isLoopback() || asker.isPrivate() || asker.isLinkLocal())) {
      return new Allowed("the asker is on this machine or in a private network");
    }
    if (networks.stream().anyMatch(network -> network.contains(asker))) {
      return new Allowed("the asker is in a network that the settings list");
    }
    if (MacNames.find(path).isEmpty()) {
      return new Allowed("the file belongs to no single phone");
    }
    return new Denied("files named by a MAC go only to " + allowed() + ", not to " + asker);
  }

  private String allowed() {
    String listed = networks.stream().map(Subnet::toString).collect(Collectors.joining(", "));
    if (!privateToo) {
      return listed.isEmpty() ? "networks that the settings list, which are none" : listed;
    }
    return "loopback and private addresses" + (listed.isEmpty() ? "" : " and " + listed);
  }
}
