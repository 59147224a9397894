// SPDX-License-Identifier: Apache-2.0
/** The parameter dictionary as it lies on disk: the built-in one, and the user's files over it. */
@NullMarked
package io.dialtone.server.dictionary;

import org.jspecify.annotations.NullMarked;
