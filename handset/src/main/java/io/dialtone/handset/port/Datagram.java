// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;

/** One UDP datagram that came in. */
public record Datagram(Endpoint from, Bytes payload) {}
