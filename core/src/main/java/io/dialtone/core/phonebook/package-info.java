// SPDX-License-Identifier: Apache-2.0
/** The site's phonebook: who is in it, what a phone gets that asks for a page of it (FIL-7). */
@NullMarked
package io.dialtone.core.phonebook;

import org.jspecify.annotations.NullMarked;
