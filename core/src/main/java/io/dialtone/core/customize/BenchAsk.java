// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A phone on the bench asks for a file.
 *
 * @param name the last part of what it asks for
 * @param refusal why it does not get it, if it does not
 */
public record BenchAsk(
    Instant time,
    MacAddress mac,
    Ip4Address from,
    Optional<UserAgent> agent,
    String name,
    Optional<String> refusal) {}
