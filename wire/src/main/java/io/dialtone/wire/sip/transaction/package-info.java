// SPDX-License-Identifier: Apache-2.0
/** Who repeats what, and until when: the transactions of RFC 3261 section 17, as pure machines. */
@NullMarked
package io.dialtone.wire.sip.transaction;

import org.jspecify.annotations.NullMarked;
