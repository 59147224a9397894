// SPDX-License-Identifier: Apache-2.0
/** What an administrator can want of the site, and whether it can be: the rules of every change. */
@NullMarked
package io.dialtone.core.wish;

import org.jspecify.annotations.NullMarked;
