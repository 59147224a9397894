// SPDX-License-Identifier: Apache-2.0
/** Melody files: RTTTL tunes, one a line. */
@NullMarked
package io.dialtone.wire.melody;

import org.jspecify.annotations.NullMarked;
