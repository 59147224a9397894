// SPDX-License-Identifier: Apache-2.0
/** What a DHCP server decides: packet, world and time in, a decision with its reason out. */
package io.dialtone.core.dhcp;
