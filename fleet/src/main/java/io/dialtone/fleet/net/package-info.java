// SPDX-License-Identifier: Apache-2.0

/** The phone's network on real sockets: UDP, DHCP through a relay, and a small HTTP client. */
@NullMarked
package io.dialtone.fleet.net;

import org.jspecify.annotations.NullMarked;
