// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, told once: journal records, the phones seen, and values that are never printed.
 */
@NullMarked
package io.dialtone.core.journal;

import org.jspecify.annotations.NullMarked;
