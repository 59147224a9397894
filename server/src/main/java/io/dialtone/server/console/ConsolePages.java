// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the console shows, looked up at each request.
 *
 * @param certificates of our own authority, by the path they are had at
 */
public record ConsolePages(
    Readiness readiness,
    Supplier<Overview> overview,
    Supplier<String> metrics,
    Map<String, String> certificates,
    String machine) {

  public ConsolePages {
    certificates = Collections.unmodifiableMap(certificates); // more come while the server starts
  }

  /** An answer as it goes out. */
  record Page(int status, String type, String body) {

    static Page text(int status, String body) {
      return new Page(status, "text/plain; charset=utf-8", body + "\n");
    }
  }

  Page page(String path) {
    if (certificates.containsKey(path)) {
      return new Page(200, "application/x-x509-ca-cert", certificates.get(path));
    }
    return switch (path) {
      case "/healthz" -> Page.text(200, "ok");
      case "/readyz" ->
          readiness
              .reason()
              .map(reason -> Page.text(503, "not ready: " + reason))
              .orElse(Page.text(200, "ready"));
      case "/metrics" -> new Page(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
      case "/" -> new Page(200, "text/html; charset=utf-8", OverviewPage.render(overview.get()));
      default -> Page.text(404, "no such page; there are /, /healthz, /readyz and /metrics");
    };
  }
}
