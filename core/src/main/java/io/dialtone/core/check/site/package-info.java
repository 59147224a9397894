// SPDX-License-Identifier: Apache-2.0
/**
 * A site before its phones boot: the files that follow from it as a folder, and what only the site
 * itself can tell; each finding where an administrator can mend it.
 */
@NullMarked
package io.dialtone.core.check.site;

import org.jspecify.annotations.NullMarked;
