// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.util.random.RandomGenerator;

/** Everything outside the phone's own rules, handed to it once at power-up. */
public record Ports(
    Network network,
    Flash flash,
    Panel panel,
    Clock clock,
    Mailbox mailbox,
    RandomGenerator random,
    StepLog steps) {}
