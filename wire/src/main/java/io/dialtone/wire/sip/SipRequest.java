// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request: RFC 3261 section 7.1. The URI is kept as text, because senders write what they like:
 * the vendor's own NOTIFY has a blank in it.
 */
public record SipRequest(String method, String uri, SipHeaders headers, Bytes body)
    implements SipMessage {

  public static final String ACK = "ACK";
  public static final String BYE = "BYE";
  public static final String CANCEL = "CANCEL";
  public static final String INVITE = "INVITE";
  public static final String NOTIFY = "NOTIFY";
  public static final String OPTIONS = "OPTIONS";
  public static final String REGISTER = "REGISTER";

  public SipRequest {
    if (!SipText.isToken(method)) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    boolean fits = uri.chars().allMatch(SipText::isText) && SipText.trim(uri).equals(uri);
    if (uri.isEmpty() || !fits) {
      throw new IllegalArgumentException("not a request URI: " + uri);
    }
  }

  /** A request without a body. */
  public SipRequest(String method, String uri, SipHeaders headers) {
    this(method, uri, headers, Bytes.EMPTY);
  }

  @Override
  public String startLine() {
    return method + " " + uri + " " + VERSION;
  }

  public boolean is(String wanted) {
    return method.equals(wanted); // methods are case-sensitive
  }

  /** The same with other headers. */
  public SipRequest with(SipHeaders others) {
    return new SipRequest(method, uri, others, body);
  }

  /**
   * Makes sure of the headers that every request must have, and that they agree: RFC 3261 section
   * 8.1.1. (Max-Forwards is not missed: who answers has no need of it.)
   */
  public void requireEssentials() throws MalformedPacketException {
    via();
    from();
    to();
    callId();
    if (!cseq().method().equals(method)) {
      throw new MalformedPacketException(
          HeaderName.CSEQ, 0, "is of " + cseq().method() + " in a request of " + method);
    }
  }

  /**
   * The same with what the topmost Via must say of where it came from: sections 18.2.1, RFC 3581.
   */
  public SipRequest arrivedFrom(Endpoint peer) throws MalformedPacketException {
    List<String> vias = new ArrayList<>(headers.list(HeaderName.VIA));
    if (vias.isEmpty()) {
      return this;
    }
    vias.set(0, via().arrivedFrom(peer).text());
    List<SipHeader> others = new ArrayList<>();
    vias.forEach(v -> others.add(new SipHeader(HeaderName.VIA, v)));
    headers.without(HeaderName.VIA).all().forEach(others::add);
    return with(new SipHeaders(others));
  }

  /**
   * A response to this: section 8.2.6. A To without a tag gets the given one, except in a 100.
   *
   * @throws MalformedPacketException when its To cannot be read
   */
  public SipResponse answer(int status, String toTag) throws MalformedPacketException {
    NameAddress to = to();
    boolean tagged = status == SipStatus.TRYING || to.tag().isPresent();
    SipHeaders answer =
        headers
            .only(HeaderName.VIA)
            .plus(headers.only(HeaderName.FROM))
            .with(HeaderName.TO, tagged ? need(HeaderName.TO) : to.withTag(toTag).text())
            .plus(headers.only(HeaderName.CALL_ID))
            .plus(headers.only(HeaderName.CSEQ));
    return new SipResponse(status, SipStatus.reason(status), answer, Bytes.EMPTY);
  }

  private String need(String header) throws MalformedPacketException {
    return SipReader.need(this, header);
  }
}
