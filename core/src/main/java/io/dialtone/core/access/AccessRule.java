// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.access.AccessDecision.Allowed;
import io.dialtone.core.access.AccessDecision.Denied;
import io.dialtone.wire.octets.Ip4Address;

/**
 * The rule until access control is built: files named by a MAC carry SIP passwords (SRV-8), so they
 * go only to loopback and private addresses (RFC 1918, RFC 3927).
 */
public final class AccessRule {

  private AccessRule() {}

  /** Whether {@code asker} may have the file at {@code path}. */
  public static AccessDecision decide(String path, Ip4Address asker) {
    if (asker.isLoopback() || asker.isPrivate() || asker.isLinkLocal()) {
      return new Allowed("the asker is on this machine or in a private network");
    }
    if (MacNames.find(path).isEmpty()) {
      return new Allowed("the file belongs to no single phone");
    }
    return new Denied(
        "files named by a MAC go only to loopback and private addresses, not to " + asker);
  }
}
