// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** What all pages have around them: head, menu, and the fields that keep a browser careful. */
final class Sheet {

  /** The menu of WEB-1, and our panel. */
  enum Menu {
    HOME("home"),
    SETUP("setup"),
    UTILITY("utility"),
    DEFAULT("restore default"),
    REBOOT("reboot"),
    PANEL("panel");

    private final String words;

    Menu(String words) {
      this.words = words;
    }

    String path() {
      return "/" + name().toLowerCase(Locale.ROOT) + ".html";
    }
  }

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private Sheet() {}

  /** A page with the menu. */
  static HttpAnswer page(String phone, Menu menu, String headExtra, String body) {
    return answer(Status.OK, phone, Optional.of(menu), headExtra, body);
  }

  /** A page for somebody who is not logged in. */
  static HttpAnswer bare(Status status, String phone, String body) {
    return answer(status, phone, Optional.empty(), "", body);
  }

  static HttpAnswer answer(
      Status status, String phone, Optional<Menu> menu, String headExtra, String body) {
    Html out = new Html();
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.fill("<title>{}</title>\n", phone);
    out.raw("<link rel=\"icon\" href=\"/phone.svg\">\n");
    out.raw("<link rel=\"stylesheet\" href=\"/phone.css\">\n").raw(headExtra);
    out.raw("</head>\n<body>\n<header><div class=\"bar\">");
    out.fill("<strong>{}</strong><span class=\"kind\">a virtual phone</span>", phone);
    menu.ifPresent(current -> menu(out, current));
    out.raw("</div></header>\n<main>\n").raw(body).raw("</main>\n</body>\n</html>\n");
    return careful(HttpAnswer.of(status, "text/html; charset=utf-8", Bytes.utf8(out.markup())));
  }

  private static void menu(Html out, Menu current) {
    out.raw("<nav>");
    for (Menu menu : Menu.values()) {
      String here = menu == current ? " aria-current=\"page\"" : "";
      out.fill("<a href=\"{}\"" + here + ">{}</a>", menu.path(), menu.words);
    }
    out.raw(
        "<form method=\"post\" action=\"/logout.html\"><button class=\"quiet\">log out</button>");
    out.raw("</form></nav>");
  }

  /** Go and look there. */
  static HttpAnswer seeOther(String path) {
    HttpAnswer answer = HttpAnswer.of(Status.SEE_OTHER, "text/plain; charset=utf-8", Bytes.EMPTY);
    return careful(answer.with("Location", path));
  }

  /** A few words for a script. */
  static HttpAnswer words(Status status, String words) {
    return careful(HttpAnswer.of(status, "text/plain; charset=utf-8", Bytes.utf8(words + "\n")));
  }

  static HttpAnswer json(String json) {
    return careful(HttpAnswer.of(Status.OK, "application/json", Bytes.utf8(json)));
  }

  /** One of the files beside these classes. */
  static HttpAnswer file(String name, String contentType) {
    try (InputStream in = Sheet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return careful(HttpAnswer.of(Status.OK, contentType, Bytes.copyOf(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpAnswer careful(HttpAnswer answer) {
    return answer
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }
}
