// SPDX-License-Identifier: Apache-2.0
/** {@code dialtone import}: what people already have, taken into the site. */
@NullMarked
package io.dialtone.app.command.imports;

import org.jspecify.annotations.NullMarked;
