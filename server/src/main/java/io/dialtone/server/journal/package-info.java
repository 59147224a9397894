// SPDX-License-Identifier: Apache-2.0
/** The one place where journal records become lines of the log. */
@NullMarked
package io.dialtone.server.journal;

import org.jspecify.annotations.NullMarked;
