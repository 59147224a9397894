// SPDX-License-Identifier: Apache-2.0
/** What somebody brings along for the site: from a spreadsheet, an Asterisk, a folder of files. */
@NullMarked
package io.dialtone.core.intake;

import org.jspecify.annotations.NullMarked;
