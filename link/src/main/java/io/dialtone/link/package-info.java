// SPDX-License-Identifier: Apache-2.0
/** The UDP socket that Java lacks: it knows the address and the interface a datagram came to. */
package io.dialtone.link;
