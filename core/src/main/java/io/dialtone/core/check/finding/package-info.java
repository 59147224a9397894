// SPDX-License-Identifier: Apache-2.0
/** The checks by name, what each tells, and what they found. */
@NullMarked
package io.dialtone.core.check.finding;

import org.jspecify.annotations.NullMarked;
