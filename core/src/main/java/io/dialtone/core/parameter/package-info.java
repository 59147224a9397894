// SPDX-License-Identifier: Apache-2.0
/**
 * The parameter dictionary: every parameter that these phones are known to have, with section,
 * default, type and purpose, and which of the phone's 64 time zones a place is in.
 */
@NullMarked
package io.dialtone.core.parameter;

import org.jspecify.annotations.NullMarked;
