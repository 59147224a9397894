// SPDX-License-Identifier: Apache-2.0
/** The XML pages of a phonebook on a server, as phones ask for them and read them (FIL-7). */
@NullMarked
package io.dialtone.wire.directory;

import org.jspecify.annotations.NullMarked;
