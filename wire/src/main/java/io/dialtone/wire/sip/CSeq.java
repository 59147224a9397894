// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request's number in its call, and its method: RFC 3261 section 20.16. */
public record CSeq(long number, String method) {

  private static final long MOST = (1L << 31) - 1; // section 8.1.1.5
  private static final Pattern FORM = Pattern.compile("([0-9]{1,10})[ \t]+([^ \t]+)");

  public CSeq {
    if (number < 0 || number > MOST || !SipText.isToken(method)) {
      throw new IllegalArgumentException("not a CSeq: " + number + " " + method);
    }
  }

  static CSeq parse(String value) throws MalformedPacketException {
    Matcher form = FORM.matcher(value);
    if (!form.matches() || !SipText.isToken(form.group(2))) {
      throw new MalformedPacketException(HeaderName.CSEQ, 0, "is not a number and a method");
    }
    long number = Long.parseLong(form.group(1));
    if (number > MOST) {
      throw new MalformedPacketException(HeaderName.CSEQ, 0, "is not below 2^31");
    }
    return new CSeq(number, form.group(2));
  }

  public String text() {
    return number + " " + method;
  }
}
