// SPDX-License-Identifier: Apache-2.0

/** The virtual phone's flash memory: in a file that survives everything, or in memory only. */
@NullMarked
package io.dialtone.fleet.flash;

import org.jspecify.annotations.NullMarked;
