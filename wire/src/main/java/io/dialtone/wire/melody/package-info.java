// SPDX-License-Identifier: Apache-2.0
/** Melody files: RTTTL tunes, one a line. */
package io.dialtone.wire.melody;
