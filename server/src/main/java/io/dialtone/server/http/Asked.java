// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;
import java.util.Optional;

/** One request as the logs tell of it; every text is as the asker wrote it. */
public record Asked(
    Instant time,
    Ip4Address asker,
    String method,
    String target,
    String version,
    Optional<String> userAgent,
    Optional<String> referer) {}
