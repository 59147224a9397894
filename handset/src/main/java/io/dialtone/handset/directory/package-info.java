// SPDX-License-Identifier: Apache-2.0
/** What a phone does with a phonebook on a server (FIL-7). */
@NullMarked
package io.dialtone.handset.directory;

import org.jspecify.annotations.NullMarked;
