// SPDX-License-Identifier: Apache-2.0

/** The phone's SIP listener: its SIP agent on real sockets, UDP and TCP on one port. */
@NullMarked
package io.dialtone.fleet.sip;

import org.jspecify.annotations.NullMarked;
