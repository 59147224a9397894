// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

/**
 * One SIP message: RFC 3261 section 7. Text is UTF-8, lines end in CRLF; a bare LF is read too.
 *
 * <pre>
 *   start line            NOTIFY sip:8002@192.0.2.7 SIP/2.0  |  SIP/2.0 200 OK
 *   headers               Event: check-sync
 *   empty line
 *   body                  Content-Length bytes
 * </pre>
 */
public sealed interface SipMessage permits SipRequest, SipResponse {

  /** The only version there is. */
  String VERSION = "SIP/2.0";

  /** The well-known port: RFC 3261 section 19.1.2. */
  int PORT = 5060;

  SipHeaders headers();

  Bytes body();

  /** The first line. */
  String startLine();

  /**
   * Reads one datagram: RFC 3261 section 18.3. What follows the announced length is dropped; an
   * announced length that is not there makes it malformed.
   */
  static SipMessage parse(Bytes datagram) throws MalformedPacketException {
    return SipReader.datagram(datagram);
  }

  /** The message as it goes out, Content-Length last. */
  default Bytes encode() {
    StringBuilder head = new StringBuilder(startLine()).append("\r\n");
    headers().all().forEach(h -> head.append(h).append("\r\n"));
    head.append(HeaderName.CONTENT_LENGTH).append(": ").append(body().length()).append("\r\n\r\n");
    return Bytes.utf8(head.toString()).plus(body());
  }

  /** Its CSeq: a number and a method. */
  default CSeq cseq() throws MalformedPacketException {
    return CSeq.parse(SipReader.need(this, HeaderName.CSEQ));
  }

  /** The topmost Via. */
  default Via via() throws MalformedPacketException {
    return Via.parse(SipReader.needListed(this, HeaderName.VIA));
  }

  /** Who sent the request. */
  default NameAddress from() throws MalformedPacketException {
    return NameAddress.parse(HeaderName.FROM, SipReader.need(this, HeaderName.FROM));
  }

  /** Whom the request is for. */
  default NameAddress to() throws MalformedPacketException {
    return NameAddress.parse(HeaderName.TO, SipReader.need(this, HeaderName.TO));
  }

  /** The Call-ID. */
  default String callId() throws MalformedPacketException {
    return SipReader.need(this, HeaderName.CALL_ID);
  }
}
