// SPDX-License-Identifier: Apache-2.0
/** What was served of hand-made files, noted beside the answers and kept in the store. */
@NullMarked
package io.dialtone.server.served;

import org.jspecify.annotations.NullMarked;
