// SPDX-License-Identifier: Apache-2.0
/** DHCP on a socket: decisions carried out, leases stored before the answers leave. */
package io.dialtone.server.dhcp;
