// SPDX-License-Identifier: Apache-2.0
/**
 * What the files of an Asterisk say of phones and their accounts (SRV-3): who registers there, with
 * which password, on which phone, and what of that a site does not have yet. Start at {@code
 * AsteriskImport}.
 */
@NullMarked
package io.dialtone.core.asterisk;

import org.jspecify.annotations.NullMarked;
