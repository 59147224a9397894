// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps out what other people's pages make a browser send. The vendor's scripts send the cookie and
 * nothing else to show that a POST is meant, so there can be no token in the forms. Instead the
 * cookie is {@code SameSite=Strict}, a POST whose Origin is another page's is refused, and the
 * phone answers to addresses only: a name may have been pointed here by somebody else's DNS.
 */
final class Strangers {

  private Strangers() {}

  static Optional<HttpAnswer> refusal(WebRequest request) {
    Optional<String> host = request.head().field("Host");
    if (host.isEmpty() && request.head().minor() == 1) {
      return Optional.of(Sheet.words(Status.BAD_REQUEST, "no Host"));
    }
    if (host.isPresent() && !isAddress(host.get())) {
      return Optional.of(
          Sheet.words(Status.MISDIRECTED_REQUEST, "ask by the phone's address, not by a name"));
    }
    Optional<String> origin = request.head().field("Origin");
    boolean foreign = origin.isPresent() && !origin.equals(host.map(h -> "http://" + h));
    boolean otherSite =
        request
            .head()
            .field("Sec-Fetch-Site")
            .filter(site -> site.equals("cross-site"))
            .isPresent();
    return request.posts() && (foreign || otherSite)
        ? Optional.of(Sheet.words(Status.FORBIDDEN, "sent by another page"))
        : Optional.empty();
  }

  private static boolean isAddress(String host) {
    int colon = host.indexOf(':');
    String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    return name.equals("localhost") || Ip4Address.parse(name).isPresent();
  }
}
