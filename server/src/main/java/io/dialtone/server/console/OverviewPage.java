// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.access.Suspect;
import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.core.journal.PhoneSeen.Counts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The plain page of listeners and phones seen; it renews itself and needs no script. */
final class OverviewPage {

  private static final int REFRESH_SECONDS = 5;
  private static final int SUSPECTS_SHOWN = 50;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2733;--soft:#667788;--line:#dde3ea;--paper:#f6f8fa;\
      --card:#fff;--good:#18794e;--bad:#c2410c}
      @media(prefers-color-scheme:dark){:root{--ink:#e3e9f0;--soft:#93a3b5;--line:#2b3642;\
      --paper:#12181f;--card:#1a222b;--good:#4cc38a;--bad:#ff9466}}
      *{box-sizing:border-box}
      body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
      header,main{max-width:72rem;margin:auto;padding:1.2rem}
      header{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline}
      h1{font-size:1.35rem;margin:0}h2{font-size:1rem;margin:0 0 .6rem}
      section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;\
      padding:1rem;margin:0 0 1rem;overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      th{text-align:left;font-weight:600;color:var(--soft);font-size:.8rem}
      td,th{padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);white-space:nowrap}
      tr:last-child>*{border-bottom:0}td.long{white-space:normal;overflow-wrap:anywhere}
      td.number,th.number{text-align:right}
      code{font:.92em ui-monospace,monospace}.soft{color:var(--soft)}
      .good{color:var(--good)}.bad{color:var(--bad)}
      """;

  /** What lets a browser take our style and nothing else (Content Security Policy, level 3). */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private OverviewPage() {}

  static String render(Overview overview) {
    Html page = new Html();
    page.tag("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .tag("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .tag("<meta http-equiv=\"refresh\" content=\"" + REFRESH_SECONDS + "\">")
        .tag("<title>Dialtone</title><style>" + STYLE + "</style></head><body>");
    header(page, overview);
    page.tag("<main>");
    listeners(page, overview);
    suspects(page, overview);
    phones(page, overview);
    return page.tag("</main></body></html>\n").toString();
  }

  private static void header(Html page, Overview overview) {
    page.tag("<header>").element("h1", "Dialtone");
    if (overview.unready().isPresent()) {
      page.tag("<span class=\"bad\">not ready: ").text(overview.unready().get()).tag("</span>");
    } else {
      page.tag("<span class=\"good\">ready</span>");
    }
    page.tag("<span class=\"soft\">up ")
        .text(length(Duration.between(overview.started(), overview.now())))
        .text(", " + overview.now().truncatedTo(ChronoUnit.SECONDS))
        .tag("</span></header>");
  }

  private static void listeners(Html page, Overview overview) {
    page.tag("<section><h2>Listening</h2><table>");
    for (Overview.Listener listener : overview.listeners()) {
      row(page, listener.name(), listener.where());
    }
    for (Overview.Fact fact : overview.facts()) {
      row(page, fact.name(), fact.value());
    }
    page.tag("</table></section>");
  }

  private static void row(Html page, String name, String value) {
    page.tag("<tr>").element("th", name);
    page.tag("<td class=\"long\"><code>").text(value).tag("</code></td></tr>");
  }

  /** Only when there is somebody to tell of: docs/access.md says what it means. */
  private static void suspects(Html page, Overview overview) {
    if (overview.suspects().isEmpty()) {
      return;
    }
    page.tag("<section>").element("h2", "Watched addresses: " + overview.suspects().size());
    page.tag("<table><tr><th>address</th><th>is</th><th>for</th><th>until</th><th>why</th></tr>");
    for (Suspect suspect : overview.suspects().subList(0, shown(overview.suspects()))) {
      page.tag("<tr><td><code>").text(suspect.address().toString()).tag("</code></td>");
      page.element("td", suspect.standing().words());
      page.element("td", length(Duration.between(suspect.since(), overview.now())));
      page.element("td", suspect.until().truncatedTo(ChronoUnit.SECONDS).toString());
      page.tag("<td class=\"long\">").text(suspect.why()).tag("</td></tr>");
    }
    page.tag("</table></section>");
  }

  private static int shown(List<Suspect> suspects) {
    return Math.min(SUSPECTS_SHOWN, suspects.size());
  }

  private static void phones(Html page, Overview overview) {
    Overview.Phones phones = overview.phones();
    page.tag("<section>").element("h2", "Phones seen: " + phones.inAll());
    if (phones.newest().isEmpty()) {
      page.tag("<p class=\"soft\">No phone has asked for anything yet.</p></section>");
      return;
    }
    page.tag("<table><tr><th>MAC</th><th>model</th><th>address</th><th>last request</th>")
        .tag("<th class=\"number\">ago</th><th class=\"number\">requests</th></tr>");
    phones.newest().forEach(phone -> phone(page, phone, overview.now()));
    page.tag("</table>");
    int more = phones.inAll() - phones.newest().size();
    if (more > 0) {
      page.tag("<p class=\"soft\">").text(more + " more, silent for longer.").tag("</p>");
    }
    page.tag("</section>");
  }

  private static void phone(Html page, PhoneSeen phone, Instant now) {
    List<String> model = new ArrayList<>();
    phone.model().ifPresent(name -> model.add(name.toString()));
    phone.protocol().ifPresent(name -> model.add(name.toString()));
    page.tag("<tr><td><code>").text(phone.mac().toString()).tag("</code></td>");
    page.element("td", model.isEmpty() ? "–" : String.join(" ", model));
    page.element("td", phone.address().map(Object::toString).orElse("–"));
    page.tag("<td class=\"long\"><span class=\"soft\">")
        .text(phone.last().area().text())
        .tag("</span> ")
        .text(phone.last().what())
        .tag("</td><td class=\"number\">")
        .text(length(Duration.between(phone.last().time(), now)))
        .tag("</td><td class=\"number\" title=\"")
        .text(ways(phone.counts()))
        .tag("\">")
        .text(Long.toString(phone.counts().all()))
        .tag("</td></tr>");
  }

  private static String ways(Counts counts) {
    return "DHCP %d, TFTP %d, HTTP %d, SIP %d"
        .formatted(counts.dhcp(), counts.tftp(), counts.http(), counts.sip());
  }

  /** A length of time in its two largest units; one that a stepped clock made negative is none. */
  static String length(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400
        ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
  }

  private static String digest(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
