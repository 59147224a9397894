// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/** The frame of an HTML page that needs nothing beside itself. */
final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2430;--dim:#667085;--paper:#f6f7f9;--card:#fff;
      --rule:#e2e6ec;--a:#1f6feb;--b:#d9822b;--c:#c93c3c;--good:#1a7f4b}
      @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--dim:#98a2b3;--paper:#14181f;
      --card:#1d232c;--rule:#323a46;--a:#6ea8fe;--b:#f0a860;--c:#ff7b72;--good:#5fd39a}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);
      font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{max-width:1120px;margin:0 auto;padding:28px 20px 48px}
      h1{font-size:24px;margin:0}h2{font-size:17px;margin:32px 0 10px}
      .sub{color:var(--dim);margin:2px 0 20px}
      .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:12px}
      .tile,figure,.card{background:var(--card);border:1px solid var(--rule);border-radius:10px}
      .tile{padding:12px 14px}.tile b{display:block;font-size:24px;line-height:1.25;
      font-variant-numeric:tabular-nums}.tile span{color:var(--dim);font-size:13px}
      .good b{color:var(--good)}.bad b{color:var(--c)}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(460px,100%),1fr));
      gap:14px;margin-top:14px}
      figure{margin:0;padding:12px 14px 4px}figcaption{display:flex;gap:14px;align-items:baseline;
      flex-wrap:wrap;margin-bottom:4px}svg{display:block;width:100%;height:auto}
      .key{font-size:13px;color:var(--dim)}.key:before{content:"";display:inline-block;width:12px;
      height:3px;border-radius:2px;margin-right:5px;vertical-align:4px;background:var(--a)}
      .key.b:before{background:var(--b)}.key.c:before{background:var(--c)}
      svg text{font-size:11px;fill:var(--dim);font-variant-numeric:tabular-nums}
      svg .y{text-anchor:end}svg .x{text-anchor:middle}
      .grid{stroke:var(--rule)}.line{fill:none;stroke-width:2;stroke-linejoin:round}
      .line.a{stroke:var(--a)}.line.b{stroke:var(--b)}.line.c{stroke:var(--c)}
      .fill{opacity:.14;fill:var(--a)}
      .card{overflow-x:auto}table{border-collapse:collapse;width:100%;
      font-variant-numeric:tabular-nums}th,td{padding:7px 12px;text-align:right;white-space:nowrap;
      border-top:1px solid var(--rule)}thead th{border-top:0;color:var(--dim);font-weight:500;
      font-size:13px}th:first-child,td:first-child,.l{text-align:left}td.w{white-space:normal}
      .bar{display:inline-block;height:9px;border-radius:3px;background:var(--c);min-width:2px;
      vertical-align:0;margin-right:8px}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:0;padding:12px 16px}
      dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
      """;

  private Page() {}

  static String of(String title, String content) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
        + text(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<main>\n"
        + content
        + "</main>\n</body>\n</html>\n";
  }

  /** Text that may stand in an element or an attribute. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
