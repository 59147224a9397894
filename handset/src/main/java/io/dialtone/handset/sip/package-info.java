// SPDX-License-Identifier: Apache-2.0
/** The SIP phone: NOTIFY (section 9 of the rules), its lines' registrations, a bell that rings. */
package io.dialtone.handset.sip;
