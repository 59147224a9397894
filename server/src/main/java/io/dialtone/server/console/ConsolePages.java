// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import java.util.function.Supplier;

/** What the console shows, looked up at each request. */
public record ConsolePages(
    Readiness readiness, Supplier<Overview> overview, Supplier<String> metrics, String machine) {

  /** An answer as it goes out. */
  record Page(int status, String type, String body) {

    static Page text(int status, String body) {
      return new Page(status, "text/plain; charset=utf-8", body + "\n");
    }
  }

  Page page(String path) {
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
