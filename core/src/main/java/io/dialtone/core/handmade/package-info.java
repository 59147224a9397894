// SPDX-License-Identifier: Apache-2.0
/**
 * A folder of hand-made files taken apart into what a site says: start at {@link
 * io.dialtone.core.handmade.HandmadeImport}.
 */
@NullMarked
package io.dialtone.core.handmade;

import org.jspecify.annotations.NullMarked;
