// SPDX-License-Identifier: Apache-2.0
/** The simulated network, and the servers' rules at its other end. */
@NullMarked
package io.dialtone.app.simulation.net;

import org.jspecify.annotations.NullMarked;
