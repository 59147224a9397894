// SPDX-License-Identifier: Apache-2.0

/** The virtual phone's power: on, until somebody pulls the plug. */
@NullMarked
package io.dialtone.fleet.power;

import org.jspecify.annotations.NullMarked;
