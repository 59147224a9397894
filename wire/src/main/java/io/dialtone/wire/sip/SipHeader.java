// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

/** One header as it was written, unfolded: RFC 3261 section 7.3. */
public record SipHeader(String name, String value) {

  public SipHeader {
    if (!SipText.isToken(name)) {
      throw new IllegalArgumentException("not a header's name: " + name);
    }
    if (!value.chars().allMatch(SipText::isText) || !SipText.trim(value).equals(value)) {
      throw new IllegalArgumentException("not one line without blanks around it: " + name);
    }
  }

  /** Whether this is the header of that name, in any letter case, compact or not. */
  public boolean is(String wanted) {
    return HeaderName.same(name, wanted);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
