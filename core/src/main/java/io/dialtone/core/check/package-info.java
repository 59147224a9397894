// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a folder of phones' files, before a phone gets to skip them (SRV-4): file
 * names and bytes in, findings out.
 */
@NullMarked
package io.dialtone.core.check;

import org.jspecify.annotations.NullMarked;
