// SPDX-License-Identifier: Apache-2.0
/** The line of {@code dialtone phone --stay}: what can be typed, and what is answered. */
@NullMarked
package io.dialtone.app.console;

import org.jspecify.annotations.NullMarked;
