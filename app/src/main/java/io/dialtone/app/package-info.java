// SPDX-License-Identifier: Apache-2.0
/** The command {@code dialtone}: its main and the list of its subcommands. */
@NullMarked
package io.dialtone.app;

import org.jspecify.annotations.NullMarked;
