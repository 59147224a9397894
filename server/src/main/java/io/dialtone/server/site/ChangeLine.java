// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import java.time.Instant;

/** A line of the history: which change, when, by whom, and what it was in a sentence. */
public record ChangeLine(long number, Instant at, String who, String what) {}
