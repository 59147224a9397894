// SPDX-License-Identifier: Apache-2.0
/** Backups: everything that must last in one file, and back again, all of it or nothing. */
@NullMarked
package io.dialtone.server.backup;

import org.jspecify.annotations.NullMarked;
