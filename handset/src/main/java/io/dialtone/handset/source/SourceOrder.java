// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.identity.PhoneFileName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through the sources in the order of SRC-1 and makes the candidates of SRC-5. */
final class SourceOrder {

  private static final int MAX_URL_LENGTH = 255;
  private static final int HTTP_PORT = 80;

  private final PhoneSettings settings;
  private final DhcpAdvice dhcp;
  private final int tftpPort;
  private final String ownName;

  SourceOrder(PhoneIdentity phone, PhoneSettings settings, DhcpAdvice dhcp, int tftpPort) {
    this.settings = settings;
    this.dhcp = dhcp;
    this.tftpPort = tftpPort;
    this.ownName = phone.fileName(PhoneFileName.Kind.INF);
  }

  SourceChoice choose() {
    for (Origin origin : Origin.values()) {
      Optional<List<Location>> candidates = candidates(origin);
      if (candidates.isPresent()) {
        List<String> warnings = new SourceWarnings(settings, dhcp).beside(origin);
        String reason = origin.text() + " names " + candidates.get().getFirst().text();
        return new SourceChoice.Chosen(origin, candidates.get(), reason, warnings);
      }
    }
    return new SourceChoice.None(
        "neither a parameter nor DHCP names a provisioning server",
        new SourceWarnings(settings, dhcp).withoutSource());
  }

  private Optional<List<Location>> candidates(Origin origin) {
    return switch (origin) {
      case PRECONFIGURED_HTTP -> settings.httpServer().flatMap(this::httpRoot).map(this::underRoot);
      case PRECONFIGURED_TFTP -> tftp(settings.tftpServer(), preconfiguredNames());
      case OPTION_150 -> tftp(dhcp.option150(), offeredNames());
      case OPTION_66 -> tftp(dhcp.option66(), offeredNames());
      case OPTION_43 -> dhcp.option43().flatMap(SourceOrder::infUrl).map(this::besideUrl);
      case NEXT_SERVER -> tftp(dhcp.nextServer(), offeredNames());
    };
  }

  /** A URL of option 43 that a phone can use (SRC-4); another maker's option 43 is none. */
  static Optional<HttpUrl> infUrl(String raw) {
    return raw.length() > MAX_URL_LENGTH ? Optional.empty() : HttpUrl.parse(raw);
  }

  /** The MAC name, then AutoprovisionConfigname; only where that is not set, 67 or file. */
  private List<String> preconfiguredNames() {
    return names(List.of(Optional.of(ownName), settings.configName().or(dhcp::bootName)));
  }

  /** 67 or file, the MAC name, AutoprovisionConfigname. */
  private List<String> offeredNames() {
    return names(List.of(dhcp.bootName(), Optional.of(ownName), settings.configName()));
  }

  private Optional<HttpUrl> httpRoot(String server) {
    return server.contains("://")
        ? HttpUrl.parse(server)
        : ServerName.parse(server, HTTP_PORT).map(s -> HttpUrl.root(false, s.host(), s.port()));
  }

  private List<Location> underRoot(HttpUrl root) {
    return preconfiguredNames().stream().map(root::resolve).flatMap(SourceOrder::location).toList();
  }

  /** The URL, then AutoprovisionConfigname resolved against it; never the MAC name. */
  private List<Location> besideUrl(HttpUrl url) {
    Stream<Location> second =
        settings.configName().map(url::resolve).stream().flatMap(SourceOrder::location);
    return Stream.concat(Stream.of(new Location.Http(url)), second).distinct().toList();
  }

  private Optional<List<Location>> tftp(Optional<String> server, List<String> names) {
    return server
        .flatMap(text -> ServerName.parse(text, tftpPort))
        .map(s ->
            names.stream()
                .<Location>map(name -> new Location.Tftp(s.host(), s.port(), name))
                .toList());
  }

  private static Stream<Location> location(Optional<HttpUrl> url) {
    return url.<Location>map(Location.Http::new).stream();
  }

  private static List<String> names(List<Optional<String>> inOrder) {
    return inOrder.stream().flatMap(Optional::stream).distinct().toList();
  }
}
