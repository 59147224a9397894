// SPDX-License-Identifier: Apache-2.0
/** Which VLAN a phone speaks on, by its parameters or by DHCP (section 10 of the rules). */
package io.dialtone.handset.vlan;
