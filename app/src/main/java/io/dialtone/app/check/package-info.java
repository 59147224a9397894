// SPDX-License-Identifier: Apache-2.0
/**
 * {@code dialtone check} on a disk: folders as the checks see them, and what was found, written.
 */
@NullMarked
package io.dialtone.app.check;

import org.jspecify.annotations.NullMarked;
