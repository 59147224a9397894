// SPDX-License-Identifier: Apache-2.0

/** What a command draws on a terminal: a phone's panel, its steps in columns. */
@NullMarked
package io.dialtone.app.screen;

import org.jspecify.annotations.NullMarked;
