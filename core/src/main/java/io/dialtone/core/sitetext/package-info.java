// SPDX-License-Identifier: Apache-2.0
/** A site as text files that people read, edit and keep in git, and back. */
@NullMarked
package io.dialtone.core.sitetext;

import org.jspecify.annotations.NullMarked;
