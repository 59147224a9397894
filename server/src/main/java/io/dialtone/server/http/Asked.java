// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;
import java.util.Optional;

/**
 * One request as the logs tell of it; every text is as the asker wrote it.
 *
 * @param user whose password came with it; nobody where it was wrong
 */
public record Asked(
    Instant time,
    Ip4Address asker,
    Optional<String> user,
    String method,
    String target,
    String version,
    Optional<String> userAgent,
    Optional<String> referer) {}
