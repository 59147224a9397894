// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.wire.http.FormFields;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.http.RequestHead;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;

/** Logging on and off at {@code /admin.html} (WEB-2), by user administrator and WebPWD (WEB-1). */
final class FrontDoor {

  static final String PATH = "/admin.html";

  private static final String PASSWORD = "WebPWD";
  private static final String FACTORY_PASSWORD = "784518";

  private final Visitors visitors;

  FrontDoor(Visitors visitors) {
    this.visitors = visitors;
  }

  /** Whether the cookie is the administrator's. */
  boolean isOpenTo(RequestHead head, PhoneStatus status, long nowNanos) {
    return visitors.isAdministrator(cookie(head, status), password(status), nowNanos);
  }

  /** The form with a new nonce, and a cookie where the browser brought none. */
  HttpAnswer form(WebRequest request, PhoneStatus status, long nowNanos) {
    if (!request.reads()) {
      return Sheet.words(Status.METHOD_NOT_ALLOWED, "GET, HEAD and POST only")
          .with("Allow", "GET, HEAD, POST");
    }
    return form(request.head(), status, Status.OK, "", nowNanos);
  }

  private HttpAnswer form(
      RequestHead head, PhoneStatus status, Status answer, String fault, long nowNanos) {
    String cookie = visitors.welcome(cookie(head, status), nowNanos);
    String nonce = visitors.nonce(cookie, nowNanos);
    return LoginPage.of(answer, Pages.name(status), nonce, fault)
        .with(
            "Set-Cookie",
            cookieName(status) + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict");
  }

  /** Judges the form as browsers and the vendor's scripts send it. */
  HttpAnswer logIn(WebRequest request, PhoneStatus status, long nowNanos)
      throws MalformedPacketException {
    FormFields form = request.form();
    LoginOutcome outcome =
        visitors.logIn(
            cookie(request.head(), status),
            form.first("encoded").orElse(""),
            form.first("nonce").orElse(""),
            password(status),
            nowNanos);
    return switch (outcome) {
      case LoginOutcome.Welcome() -> Sheet.seeOther(goal(form.first("URL").orElse("/")));
      case LoginOutcome.Refused(var reason) ->
          form(request.head(), status, Status.FORBIDDEN, reason, nowNanos);
      case LoginOutcome.Barred(var reason) ->
          Sheet.words(Status.TOO_MANY_REQUESTS, reason)
              .with("Retry-After", String.valueOf(Visitors.BAR.toSeconds()));
    };
  }

  HttpAnswer logOut(WebRequest request, PhoneStatus status) {
    visitors.logOut(cookie(request.head(), status));
    return Sheet.seeOther(PATH);
  }

  /** Where the form wants to go: a page of ours, never another server's. */
  private static String goal(String url) {
    return url.matches("/[A-Za-z0-9._-]*") ? url : "/";
  }

  /** Cookies know no ports, so that two phones of one machine need two names. */
  private static String cookieName(PhoneStatus status) {
    return "phone" + status.phone().mac().plain();
  }

  private static Optional<String> cookie(RequestHead head, PhoneStatus status) {
    return head.cookie(cookieName(status));
  }

  private static String password(PhoneStatus status) {
    return status
        .parameters()
        .value(PASSWORD)
        .filter(value -> !value.isEmpty())
        .orElse(FACTORY_PASSWORD);
  }
}
