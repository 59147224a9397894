// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;

/** An address set aside for a client that was offered it; never stored. */
record Offer(Ip4Address address, LeaseHolder holder, Instant expires) {}
