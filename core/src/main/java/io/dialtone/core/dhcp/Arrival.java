// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;

/**
 * How a packet came in.
 *
 * @param from who sent it: the phone or its relay
 * @param self the address at which the phone reaches this server, its server identifier
 */
public record Arrival(Endpoint from, Ip4Address self) {}
