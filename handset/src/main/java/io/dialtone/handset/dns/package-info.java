// SPDX-License-Identifier: Apache-2.0
/** The phone asks the name servers that DHCP gave it. */
package io.dialtone.handset.dns;
