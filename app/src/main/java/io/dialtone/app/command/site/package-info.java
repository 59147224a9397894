// SPDX-License-Identifier: Apache-2.0
/** The subcommands of {@code dialtone site}: work on the site without a console. */
@NullMarked
package io.dialtone.app.command.site;

import org.jspecify.annotations.NullMarked;
