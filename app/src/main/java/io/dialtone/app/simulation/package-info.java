// SPDX-License-Identifier: Apache-2.0
/**
 * Phones and the servers' rules in one seeded world with virtual time, and what must never happen.
 */
@NullMarked
package io.dialtone.app.simulation;

import org.jspecify.annotations.NullMarked;
