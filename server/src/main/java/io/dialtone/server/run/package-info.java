// SPDX-License-Identifier: Apache-2.0
/** The whole server put together: what starts in which order, and stops in the other. */
@NullMarked
package io.dialtone.server.run;

import org.jspecify.annotations.NullMarked;
