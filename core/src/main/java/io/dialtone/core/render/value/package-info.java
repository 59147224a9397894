// SPDX-License-Identifier: Apache-2.0
/**
 * What each parameter of a phone comes to: the settings of all levels laid over one another, and
 * where each value is from (SRV-2).
 */
@NullMarked
package io.dialtone.core.render.value;

import org.jspecify.annotations.NullMarked;
