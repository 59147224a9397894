// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Pool;
import io.dialtone.wire.dhcp.DhcpMessageType;
import java.time.Duration;
import java.util.Optional;

/**
 * What an OFFER or ACK is to say.
 *
 * @param lease how long the address is lent; empty in an answer to an INFORM
 */
record Grant(DhcpMessageType type, Pool pool, Terms terms, Optional<Duration> lease) {}
