// SPDX-License-Identifier: Apache-2.0
/** DHCP packets and their options (RFC 2131, 2132, 3046, 3396, 5859) as records. */
package io.dialtone.wire.dhcp;
