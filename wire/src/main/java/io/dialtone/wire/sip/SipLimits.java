// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

/** How much of a SIP message is read before it counts as an attack. */
public final class SipLimits {

  /** A whole message: as much as a datagram can carry. */
  public static final int MESSAGE_BYTES = 65_536;

  /** Start line and headers together. */
  public static final int HEAD_BYTES = 32_768;

  /** One header, unfolded. */
  public static final int HEADER_CHARS = 8_192;

  /** Headers in one message, beside Content-Length. */
  public static final int HEADERS = 200;

  private SipLimits() {}
}
