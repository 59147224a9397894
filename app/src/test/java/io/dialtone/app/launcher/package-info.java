// SPDX-License-Identifier: Apache-2.0
/** The command {@code ./dialtone} itself, around a small program in place of ours. */
@NullMarked
package io.dialtone.app.launcher;

import org.jspecify.annotations.NullMarked;
