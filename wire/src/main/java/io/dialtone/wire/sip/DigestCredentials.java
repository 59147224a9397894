// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The answer to a {@link DigestChallenge}: the value of Authorization or Proxy-Authorization, RFC
 * 2617 section 3.2.2.
 *
 * @param client present with qop=auth, and only then
 */
public record DigestCredentials(
    String user,
    String realm,
    String nonce,
    String uri,
    String response,
    String algorithm,
    Optional<ClientNonce> client,
    Optional<String> opaque) {

  /**
   * Answers a challenge; it must be {@link DigestChallenge#isAnswerable}.
   *
   * @param client used where the server offers qop=auth
   */
  public static DigestCredentials answer(
      DigestChallenge challenge, Login login, String method, String uri, ClientNonce client) {
    Optional<ClientNonce> used =
        challenge.offersAuth() ? Optional.of(client) : Optional.<ClientNonce>empty();
    DigestCredentials blank =
        new DigestCredentials(
            login.user(),
            challenge.realm(),
            challenge.nonce(),
            uri,
            "",
            challenge.algorithm(),
            used,
            challenge.opaque());
    DigestAlgorithm algorithm =
        challenge
            .known()
            .orElseThrow(() -> new IllegalArgumentException("cannot do " + challenge.algorithm()));
    return blank.withResponse(blank.compute(algorithm, login.password(), method));
  }

  /** Reads one header's value. */
  public static DigestCredentials parse(String value) throws MalformedPacketException {
    DigestFields fields = DigestFields.parse(HeaderName.AUTHORIZATION, value);
    return new DigestCredentials(
        fields.need("username"),
        fields.need("realm"),
        fields.need("nonce"),
        fields.need("uri"),
        fields.need("response"),
        fields.value("algorithm").orElse(DigestAlgorithm.MD5.text()),
        client(fields),
        fields.value("opaque"));
  }

  private static Optional<ClientNonce> client(DigestFields fields) throws MalformedPacketException {
    if (fields.value("qop").isEmpty()) {
      return Optional.empty();
    }
    String count = fields.need("nc");
    String text = fields.need("cnonce");
    boolean fits = count.matches("[0-7][0-9A-Fa-f]{7}") && !count.equals("00000000");
    if (!fields.need("qop").equalsIgnoreCase("auth") || text.isEmpty() || !fits) {
      throw new MalformedPacketException(
          HeaderName.AUTHORIZATION, 0, "needs qop=auth, a cnonce and eight digits of nc");
    }
    return Optional.of(new ClientNonce(text, Integer.parseInt(count, 16)));
  }

  /** Whether this was made with this user's password for a request of this method. */
  public boolean isBy(Login login, String method) {
    return user.equals(login.user())
        && DigestAlgorithm.named(algorithm)
            .map(known -> compute(known, login.password(), method))
            .filter(this::isResponse)
            .isPresent();
  }

  private boolean isResponse(String computed) {
    return MessageDigest.isEqual(
        computed.getBytes(StandardCharsets.UTF_8), response.getBytes(StandardCharsets.UTF_8));
  }

  /** Request-digest: RFC 2617 section 3.2.2.1. */
  private String compute(DigestAlgorithm algorithm, String password, String method) {
    String a1 = algorithm.hash(user + ":" + realm + ":" + password);
    String a2 = algorithm.hash(method + ":" + uri);
    String between = client.map(c -> ":" + c.nc() + ":" + c.text() + ":auth:").orElse(":");
    return algorithm.hash(a1 + ":" + nonce + between + a2);
  }

  private DigestCredentials withResponse(String computed) {
    return new DigestCredentials(user, realm, nonce, uri, computed, algorithm, client, opaque);
  }

  public String text() {
    StringBuilder text = new StringBuilder("Digest username=").append(SipText.quote(user));
    text.append(", realm=").append(SipText.quote(realm));
    text.append(", nonce=").append(SipText.quote(nonce));
    text.append(", uri=").append(SipText.quote(uri));
    text.append(", response=").append(SipText.quote(response));
    text.append(", algorithm=").append(algorithm);
    client.ifPresent(c ->
        text.append(", qop=auth, nc=")
            .append(c.nc())
            .append(", cnonce=")
            .append(SipText.quote(c.text())));
    opaque.ifPresent(o -> text.append(", opaque=").append(SipText.quote(o)));
    return text.toString();
  }
}
