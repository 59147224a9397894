// SPDX-License-Identifier: Apache-2.0

/** A virtual phone that stays: through pulled plugs, with what somebody beside it may do to it. */
@NullMarked
package io.dialtone.fleet.stay;

import org.jspecify.annotations.NullMarked;
