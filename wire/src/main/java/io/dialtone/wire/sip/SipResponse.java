// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;

/** A response: RFC 3261 section 7.2. */
public record SipResponse(int status, String reason, SipHeaders headers, Bytes body)
    implements SipMessage {

  public SipResponse {
    if (status < 100 || status > 699) {
      throw new IllegalArgumentException("not a status: " + status);
    }
    boolean fits = reason.chars().allMatch(SipText::isText) && SipText.trim(reason).equals(reason);
    if (!fits) {
      throw new IllegalArgumentException("not a reason phrase: " + reason);
    }
  }

  @Override
  public String startLine() {
    return VERSION + " " + status + " " + reason;
  }

  /** 1xx: the real answer is still to come. */
  public boolean isProvisional() {
    return status < 200;
  }

  /** 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The same with one more header. */
  public SipResponse with(String name, String value) {
    return new SipResponse(status, reason, headers.with(name, value), body);
  }
}
