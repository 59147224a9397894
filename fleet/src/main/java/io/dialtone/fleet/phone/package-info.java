// SPDX-License-Identifier: Apache-2.0

/** One virtual phone: the handset's rules on real sockets, with a plug that can be pulled. */
@NullMarked
package io.dialtone.fleet.phone;

import org.jspecify.annotations.NullMarked;
