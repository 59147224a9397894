// SPDX-License-Identifier: Apache-2.0
/** Tables as spreadsheets write them: encoding and separator found, rows with their lines. */
@NullMarked
package io.dialtone.core.table;

import org.jspecify.annotations.NullMarked;
