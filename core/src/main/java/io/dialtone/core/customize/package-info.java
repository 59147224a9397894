// SPDX-License-Identifier: Apache-2.0
/** The bench where phones are customized before they are shipped: who is on it, who passed. */
@NullMarked
package io.dialtone.core.customize;

import org.jspecify.annotations.NullMarked;
