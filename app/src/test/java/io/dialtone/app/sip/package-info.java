// SPDX-License-Identifier: Apache-2.0
/** The phone's SIP side and another maker's SIP: sipp. */
package io.dialtone.app.sip;
