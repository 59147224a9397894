// SPDX-License-Identifier: Apache-2.0

/**
 * The configuration by which somebody else's DHCP server leads phones to us, as text (SRV-6): start
 * at {@link io.dialtone.core.dhcpconfig.DhcpConfig}.
 */
package io.dialtone.core.dhcpconfig;
