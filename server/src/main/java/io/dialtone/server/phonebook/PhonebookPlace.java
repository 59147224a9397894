// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.phonebook;

import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.link.Routes;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.directory.DirectoryUrl;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** Where phones find the site's own phonebook: over HTTP, or HTTPS where that alone is open. */
public final class PhonebookPlace {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private PhonebookPlace() {}

  /** By the settings alone, so that it is the same whether a server runs or not. */
  public static PhonebookUrl of(Settings settings) {
    Settings.Listeners listeners = settings.listeners();
    Optional<String> secret =
        settings.access().policy().secretPath().map(path -> path.name().reveal());
    String rest =
        secret.map(name -> name + "/").orElse("")
            + PhonebookUrl.PATH
            + "?search="
            + DirectoryUrl.SEARCH;
    Optional<String> root =
        at(listeners.http())
            .flatMap(at -> root("http://", at, HTTP_PORT, settings))
            .or(() ->
                at(listeners.https().listen())
                    .flatMap(at -> root("https://", at, HTTPS_PORT, settings)));
    return new PhonebookUrl(root.map(start -> start + "/" + rest), secret.isPresent());
  }

  /** Where something listens; a port that is taken only at the start is not known before. */
  private static Optional<Endpoint> at(Listen listen) {
    return listen instanceof Listen.At(Endpoint at) && at.port() != 0
        ? Optional.of(at)
        : Optional.empty();
  }

  private static Optional<String> root(String scheme, Endpoint at, int usual, Settings settings) {
    return address(at, settings)
        .map(address -> scheme + address + (at.port() == usual ? "" : ":" + at.port()));
  }

  private static Optional<Ip4Address> address(Endpoint at, Settings settings) {
    return settings
        .address()
        .or(() -> Optional.of(at.address()).filter(bound -> !bound.isUnspecified()))
        .or(PhonebookPlace::outgoing);
  }

  /** The outgoing interface's. */
  private static Optional<Ip4Address> outgoing() {
    return Routes.sourceTowards(Routes.ANY_OUTSIDE)
        .flatMap(own -> Ip4Address.parse(own.getHostAddress()))
        .filter(own -> !own.isLoopback());
  }
}
