// SPDX-License-Identifier: Apache-2.0
/** Virtual time, the lanes that live in it one at a time, and a phone's power. */
@NullMarked
package io.dialtone.app.simulation.time;

import org.jspecify.annotations.NullMarked;
