// SPDX-License-Identifier: Apache-2.0
/** A list of phones as people keep it, a row a phone: what its columns mean, and what follows. */
@NullMarked
package io.dialtone.core.claim;

import org.jspecify.annotations.NullMarked;
