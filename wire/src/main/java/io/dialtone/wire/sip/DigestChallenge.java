// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.Optional;

/**
 * "Who are you?": the value of WWW-Authenticate or Proxy-Authenticate, RFC 2617 section 3.2.1.
 *
 * @param algorithm as written; MD5 where none is
 * @param qop the protections offered; empty where the server is older than they
 * @param stale whether only the nonce was too old, and not the answer wrong
 */
public record DigestChallenge(
    String realm,
    String nonce,
    Optional<String> opaque,
    String algorithm,
    List<String> qop,
    boolean stale) {

  private static final String AUTH = "auth";

  public DigestChallenge {
    qop = List.copyOf(qop);
  }

  /** A challenge with qop=auth. */
  public static DigestChallenge of(
      String realm, String nonce, DigestAlgorithm algorithm, boolean stale) {
    return new DigestChallenge(
        realm, nonce, Optional.empty(), algorithm.text(), List.of(AUTH), stale);
  }

  /** Reads one header's value. */
  public static DigestChallenge parse(String value) throws MalformedPacketException {
    DigestFields fields = DigestFields.parse(HeaderName.WWW_AUTHENTICATE, value);
    return new DigestChallenge(
        fields.need("realm"),
        fields.need("nonce"),
        fields.value("opaque"),
        fields.value("algorithm").orElse(DigestAlgorithm.MD5.text()),
        SipText.split(fields.value("qop").orElse(""), ','),
        fields.value("stale").filter(v -> v.equalsIgnoreCase("true")).isPresent());
  }

  /**
   * The first challenge of a response that we can answer; the server put the one it likes best
   * first (RFC 8760 section 2.4). Values of other schemes and broken ones are passed over.
   */
  public static Optional<DigestChallenge> of(SipResponse response) {
    String header =
        response.status() == SipStatus.PROXY_UNAUTHORIZED
            ? HeaderName.PROXY_AUTHENTICATE
            : HeaderName.WWW_AUTHENTICATE;
    return response.headers().values(header).stream()
        .flatMap(value -> answerable(value).stream())
        .findFirst();
  }

  private static Optional<DigestChallenge> answerable(String value) {
    try {
      return Optional.of(parse(value)).filter(DigestChallenge::isAnswerable);
    } catch (MalformedPacketException e) {
      return Optional.empty();
    }
  }

  /** Whether algorithm and protection are such as we do. */
  public boolean isAnswerable() {
    return known().isPresent() && (qop.isEmpty() || offersAuth());
  }

  /** The algorithm, if it is one of ours. */
  public Optional<DigestAlgorithm> known() {
    return DigestAlgorithm.named(algorithm);
  }

  /** Whether qop=auth may be used. */
  public boolean offersAuth() {
    return qop.stream().anyMatch(AUTH::equalsIgnoreCase);
  }

  public String text() {
    StringBuilder text = new StringBuilder("Digest realm=").append(SipText.quote(realm));
    text.append(", nonce=").append(SipText.quote(nonce));
    opaque.ifPresent(o -> text.append(", opaque=").append(SipText.quote(o)));
    text.append(", algorithm=").append(algorithm);
    if (!qop.isEmpty()) {
      text.append(", qop=").append(SipText.quote(String.join(",", qop)));
    }
    return text.append(stale ? ", stale=true" : "").toString();
  }
}
