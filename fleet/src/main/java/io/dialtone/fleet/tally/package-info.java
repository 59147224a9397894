// SPDX-License-Identifier: Apache-2.0

/** What a crowd of phones does, counted and timed while it happens. */
@NullMarked
package io.dialtone.fleet.tally;

import org.jspecify.annotations.NullMarked;
