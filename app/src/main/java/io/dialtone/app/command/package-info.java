// SPDX-License-Identifier: Apache-2.0
/** The subcommands, one class each: options in, an exit code out, the work done elsewhere. */
@NullMarked
package io.dialtone.app.command;

import org.jspecify.annotations.NullMarked;
