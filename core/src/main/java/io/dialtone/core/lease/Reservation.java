// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;

/** An address kept for one phone, inside or outside the range of its subnet's pool. */
public record Reservation(MacAddress mac, Ip4Address address) {}
