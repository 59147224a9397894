// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One hop that a request took: RFC 3261 section 20.42.
 *
 * @param transport in capitals: UDP, TCP, TLS or another
 * @param host as written, a name or an address
 */
public record Via(String transport, String host, OptionalInt port, SipParameters parameters) {

  /** What the branch of a client that knows RFC 3261 begins with: section 8.1.1.7. */
  public static final String COOKIE = "z9hG4bK";

  private static final Pattern FORM =
      Pattern.compile(
          "SIP[ \t]*/[ \t]*2\\.0[ \t]*/[ \t]*([A-Za-z0-9-]+)[ \t]+"
              + "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)[ \t]*(?::[ \t]*([0-9]{1,5}))?[ \t]*(;.*)?",
          Pattern.CASE_INSENSITIVE);

  /** A hop of ours. */
  public static Via of(String transport, Endpoint sentBy, String branch) {
    SipParameters parameters = SipParameters.NONE.with("branch", branch);
    return new Via(
        transport, sentBy.address().toString(), OptionalInt.of(sentBy.port()), parameters);
  }

  static Via parse(String value) throws MalformedPacketException {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new MalformedPacketException(HeaderName.VIA, 0, "is not transport, host and port");
    }
    OptionalInt port = OptionalInt.empty();
    if (form.group(3) != null) {
      port = OptionalInt.of(Integer.parseInt(form.group(3)));
      if (port.getAsInt() > 0xFFFF) {
        throw new MalformedPacketException(HeaderName.VIA, form.start(3), "is no port");
      }
    }
    String parameters = Optional.ofNullable(form.group(4)).orElse("");
    return new Via(
        form.group(1).toUpperCase(Locale.ROOT),
        form.group(2),
        port,
        SipParameters.parse(parameters));
  }

  public Optional<String> branch() {
    return parameters.value("branch");
  }

  /** Whether the branch alone tells transactions apart; the vendor writes the cookie small. */
  public boolean isModern() {
    return branch().filter(b -> b.regionMatches(true, 0, COOKIE, 0, COOKIE.length())).isPresent();
  }

  /** The same with the peer's address, and its port where it asked: RFC 3261 18.2.1, RFC 3581. */
  public Via arrivedFrom(Endpoint peer) {
    String address = peer.address().toString();
    boolean asked = parameters.has("rport");
    if (host.equals(address) && !asked) {
      return this;
    }
    SipParameters next = parameters.with("received", address);
    return new Via(
        transport, host, port, asked ? next.with("rport", String.valueOf(peer.port())) : next);
  }

  /** Where a response goes over UDP: RFC 3261 section 18.2.2, RFC 3581 section 4. */
  public Endpoint answerTo(Endpoint peer) {
    int toPort = parameters.has("rport") ? peer.port() : port.orElse(SipMessage.PORT);
    return new Endpoint(peer.address(), toPort);
  }

  /** Host and port as written. */
  public String sentBy() {
    return port.isPresent() ? host + ":" + port.getAsInt() : host;
  }

  public String text() {
    return SipMessage.VERSION + "/" + transport + " " + sentBy() + parameters.text();
  }
}
