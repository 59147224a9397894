// SPDX-License-Identifier: Apache-2.0
/** When a phone may change between SIP and MGCP (section 11 of the rules). */
package io.dialtone.handset.swap;
