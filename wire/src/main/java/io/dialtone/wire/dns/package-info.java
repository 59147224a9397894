// SPDX-License-Identifier: Apache-2.0
/** The little of DNS (RFC 1035) that a phone needs: the IPv4 address of a name. */
package io.dialtone.wire.dns;
