// SPDX-License-Identifier: Apache-2.0
/** A flash chip of pages on which a cut of the power leaves a torn page. */
@NullMarked
package io.dialtone.app.simulation.flash;

import org.jspecify.annotations.NullMarked;
