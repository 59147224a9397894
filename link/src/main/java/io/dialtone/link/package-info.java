// SPDX-License-Identifier: Apache-2.0
/** The UDP socket that Java lacks: it knows the address and the interface a datagram came to. */
@NullMarked
package io.dialtone.link;

import org.jspecify.annotations.NullMarked;
