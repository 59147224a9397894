// SPDX-License-Identifier: Apache-2.0
/** SIP messages (RFC 3261): bytes to records and back, by datagram or cut out of a stream. */
@NullMarked
package io.dialtone.wire.sip;

import org.jspecify.annotations.NullMarked;
