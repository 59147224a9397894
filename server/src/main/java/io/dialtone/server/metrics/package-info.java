// SPDX-License-Identifier: Apache-2.0
/** What the server counts, for Prometheus. */
@NullMarked
package io.dialtone.server.metrics;

import org.jspecify.annotations.NullMarked;
