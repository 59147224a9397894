// SPDX-License-Identifier: Apache-2.0
/** What every subcommand shares: where it prints, how it ends, and the signals that stop it. */
@NullMarked
package io.dialtone.app.terminal;

import org.jspecify.annotations.NullMarked;
