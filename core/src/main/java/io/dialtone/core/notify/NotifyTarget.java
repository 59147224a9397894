// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;

/**
 * One phone that can be told.
 *
 * @param at where it was last seen, and how it is spoken to
 * @param from where the request goes out
 */
public record NotifyTarget(MacAddress mac, SipPeer at, Endpoint from, NotifyOutlook outlook) {}
