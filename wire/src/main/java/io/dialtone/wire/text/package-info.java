// SPDX-License-Identifier: Apache-2.0
/** What the phones' text files have in common: ISO-8859-1 lines and the INI lines in them. */
@NullMarked
package io.dialtone.wire.text;

import org.jspecify.annotations.NullMarked;
