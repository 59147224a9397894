// SPDX-License-Identifier: Apache-2.0
/** The server's own SIP address: NOTIFY goes out there, paced, and answers come back. */
@NullMarked
package io.dialtone.server.notify;

import org.jspecify.annotations.NullMarked;
