// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

/** How the question for an address ended. */
public sealed interface DhcpOutcome {

  /** An ACK came. */
  record Leased(DhcpLease lease) implements DhcpOutcome {}

  /** No server gave an address; the reason is fit for a user. */
  record NoAnswer(String reason) implements DhcpOutcome {}
}
