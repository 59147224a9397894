// SPDX-License-Identifier: Apache-2.0
/** Phones told by SIP NOTIFY to look for new files: whom, where, how fast, and what came of it. */
@NullMarked
package io.dialtone.core.notify;

import org.jspecify.annotations.NullMarked;
