// SPDX-License-Identifier: Apache-2.0
/**
 * How the phone gets its address: the DHCP client as a pure machine, and the loop that drives it.
 */
package io.dialtone.handset.dhcp;
