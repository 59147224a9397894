// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the server has of the world besides its settings: the output for programs, the one for logs,
 * the clock, and when the start began.
 */
public record Outside(PrintStream out, PrintStream log, InstantSource clock, Instant started) {}
