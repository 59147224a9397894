// SPDX-License-Identifier: Apache-2.0
/** Phones that really move to a VLAN: tagged frames over a veth, by taps instead of 802.1Q. */
package io.dialtone.app.vlan;
