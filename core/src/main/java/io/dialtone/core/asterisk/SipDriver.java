// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

/** The two SIP drivers of an Asterisk, each with an address and a port of its own. */
enum SipDriver {
  CHAN_SIP,
  PJSIP
}
