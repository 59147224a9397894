// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.journal.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a database of a PostgreSQL server is, and who we are there: {@code
 * postgresql://user:password@host:port/database?sslmode=require}. Its text form shows neither user
 * nor password.
 *
 * @param options of {@code sslmode} and {@code sslrootcert}, those that were said
 */
public record PostgresUrl(
    String host,
    int port,
    String database,
    String user,
    Optional<Secret> password,
    SortedMap<String, String> options) {

  private static final String SCHEME = "postgresql";
  private static final int USUAL_PORT = 5432;
  private static final List<String> OPTIONS = List.of("sslmode", "sslrootcert");

  public PostgresUrl {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** Reads it; empty if it is no such URL, or says something that we would not heed. */
  public static Optional<PostgresUrl> parse(String text) {
    try {
      return of(new URI(text));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty(); // neither has a word that may be repeated
    }
  }

  private static Optional<PostgresUrl> of(URI uri) {
    Optional<String> user = Optional.ofNullable(uri.getRawUserInfo());
    Optional<String> host = Optional.ofNullable(uri.getHost());
    Optional<String> path = Optional.ofNullable(uri.getRawPath()).filter(p -> p.length() > 1);
    Optional<SortedMap<String, String>> options = options(Optional.ofNullable(uri.getRawQuery()));
    if (!SCHEME.equals(uri.getScheme())
        || uri.getRawFragment() != null
        || user.isEmpty()
        || user.get().isEmpty()
        || user.get().startsWith(":")
        || host.isEmpty()
        || path.isEmpty()
        || path.get().indexOf('/', 1) >= 0
        || options.isEmpty()) {
      return Optional.empty();
    }
    String[] login = user.get().split(":", 2);
    return Optional.of(
        new PostgresUrl(
            host.get(),
            uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
            decoded(path.get().substring(1)),
            decoded(login[0]),
            login.length == 2 ? Optional.of(Secret.of(decoded(login[1]))) : Optional.empty(),
            options.get()));
  }

  private static Optional<SortedMap<String, String>> options(Optional<String> query) {
    SortedMap<String, String> options = new TreeMap<>();
    if (query.isEmpty()) {
      return Optional.of(options);
    }
    for (String option : query.get().split("&", -1)) {
      String[] parts = option.split("=", 2);
      if (parts.length != 2
          || !OPTIONS.contains(parts[0])
          || options.put(parts[0], decoded(parts[1])) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(options);
  }

  /** A plus is a plus: only a form's data would mean a space by it. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Which database it is, for everybody to see. */
  @Override
  public String toString() {
    return SCHEME + "://" + host + ":" + port + "/" + database;
  }
}
