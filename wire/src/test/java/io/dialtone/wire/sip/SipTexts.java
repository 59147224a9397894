// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

/** SIP messages as text blocks, whose lines end in CRLF on the wire. */
public final class SipTexts {

  /** The vendor's NOTIFY (section 3.4 of its document): a folded Via, blanks here and there. */
  public static final String VENDOR_NOTIFY =
      """
      NOTIFY sip: CLI@IP_ADDRESS_SIP_SERVER:5060;transport=UDP SIP/2.0
      Call-ID: 03945c5ecd70248d6e76b8f0e6c64a13@10.107.111.189\s\s
      CSeq: 460015 NOTIFY\s\s
      From: <sip:webadmin@operator.com>;tag=8542\s\s
      To: <sip: CLI@operator.com:5060>\s\s
      Via: SIP/2.0/UDP\s\s
       82.91.55.123:5061;branch=z9hg4bk917de6b406ebc8d056971e03991fdde6\s\s
      Max-Forwards: 70\s\s
      Contact: <sip:82.91.55.123:5061;transport=UDP>\s\s
      Event: check-sync\s\s
      Content-Length: 0\s

      """;

  private SipTexts() {}

  public static Bytes bytes(String text) {
    return Bytes.utf8(text.replace("\n", "\r\n"));
  }

  public static SipMessage message(String text) throws MalformedPacketException {
    return SipMessage.parse(bytes(text));
  }

  public static SipRequest request(String text) throws MalformedPacketException {
    return (SipRequest) message(text);
  }

  public static SipResponse response(String text) throws MalformedPacketException {
    return (SipResponse) message(text);
  }
}
