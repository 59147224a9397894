// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.access.SecretPath;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * Where phones fetch their files; absent when it is off. The address 0.0.0.0 stands for the one at
 * which the asking phone reaches this server.
 *
 * @param secretPath the folder that phones must name to have their files (SRV-8)
 */
public record Services(
    Optional<Endpoint> http,
    Optional<Endpoint> https,
    Optional<Endpoint> tftp,
    Optional<SecretPath> secretPath) {

  private static final int USUAL_HTTP_PORT = 80;
  private static final int USUAL_HTTPS_PORT = 443;

  /** Services without HTTPS. */
  public Services(
      Optional<Endpoint> http, Optional<Endpoint> tftp, Optional<SecretPath> secretPath) {
    this(http, Optional.empty(), tftp, secretPath);
  }

  /** Services whose files need no secret. */
  public Services(Optional<Endpoint> http, Optional<Endpoint> tftp) {
    this(http, tftp, Optional.empty());
  }

  /**
   * {@code http://192.0.2.1:8080}, without the port where it is the usual one. HTTPS is told only
   * where HTTP is off: a phone may not trust our certificate.
   */
  public Optional<String> httpRoot(Ip4Address self) {
    return http.map(at -> root("http", at, USUAL_HTTP_PORT, self))
        .or(() -> https.map(at -> root("https", at, USUAL_HTTPS_PORT, self)));
  }

  private static String root(String scheme, Endpoint at, int usual, Ip4Address self) {
    String host = scheme + "://" + reached(at, self);
    return at.port() == usual ? host : host + ":" + at.port();
  }

  /** The name of a file of ours as phones must ask for it. */
  public String asked(String name) {
    return secretPath
        .map(secret -> secret.name().reveal() + (name.startsWith("/") ? name : "/" + name))
        .orElse(name);
  }

  /** What phones are told, as the journal may show it. */
  String shown(String words) {
    return secretPath.map(secret -> secret.masked(words)).orElse(words);
  }

  /** DHCP carries no TFTP port: phones ask port 69. */
  public Optional<Ip4Address> tftpAddress(Ip4Address self) {
    return tftp.map(at -> reached(at, self));
  }

  private static Ip4Address reached(Endpoint at, Ip4Address self) {
    return at.address().isUnspecified() ? self : at.address();
  }
}
