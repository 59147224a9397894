// SPDX-License-Identifier: Apache-2.0

/** Very many virtual phones in one process against one or more servers. */
@NullMarked
package io.dialtone.fleet.crowd;

import org.jspecify.annotations.NullMarked;
