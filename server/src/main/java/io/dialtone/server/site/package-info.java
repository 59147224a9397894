// SPDX-License-Identifier: Apache-2.0
/** The site as it is kept: its items, every change of them, its files and its secrets. */
@NullMarked
package io.dialtone.server.site;

import org.jspecify.annotations.NullMarked;
