// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.web.Sheet.Menu;
import io.dialtone.wire.http.FormFields;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.http.RequestHead;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The phone's web server without its sockets: a request and the phone's status become an answer,
 * and perhaps a deed (WEB-1, WEB-2, TRG-4). It never waits for the run.
 */
public final class WebDesk {

  private static final String BY = "the web page";
  private static final int MAX_FORM = 8 << 10;

  private final Flash flash;
  private final FrontDoor door;

  /**
   * A desk with nobody logged in.
   *
   * @param random the source of cookies and nonces, which nobody must be able to guess
   */
  public WebDesk(Flash flash, RandomGenerator random) {
    this.flash = flash;
    this.door = new FrontDoor(new Visitors(random));
  }

  /** How long a body this request may bring, asked before the body is read. */
  public int bodyLimit(RequestHead head, PhoneStatus status, long nowNanos) {
    boolean upload = head.method().equals("POST") && head.path().equals(Menu.UTILITY.path());
    return upload && door.isOpenTo(head, status, nowNanos) ? Upload.MAX_BODY : MAX_FORM;
  }

  /**
   * Answers.
   *
   * @param nowNanos of a monotonic clock
   */
  public WebReply answer(WebRequest request, PhoneStatus status, long nowNanos) {
    Optional<HttpAnswer> stranger = Strangers.refusal(request);
    if (stranger.isPresent()) {
      return WebReply.of(stranger.get());
    }
    try {
      return route(request, status, nowNanos);
    } catch (MalformedPacketException malformed) {
      String why = malformed.field() + ": " + malformed.reason();
      return WebReply.of(Sheet.words(Status.BAD_REQUEST, why));
    }
  }

  private WebReply route(WebRequest request, PhoneStatus status, long nowNanos)
      throws MalformedPacketException {
    String path = request.head().path();
    Optional<HttpAnswer> file = file(path);
    if (file.isPresent()) {
      return WebReply.of(request.reads() ? file.get() : notAllowed());
    }
    if (path.equals(FrontDoor.PATH) && request.posts()) {
      return WebReply.of(door.logIn(request, status, nowNanos));
    }
    boolean front = path.equals(FrontDoor.PATH) || path.equals("/");
    if (!door.isOpenTo(request.head(), status, nowNanos)) {
      return WebReply.of(front ? door.form(request, status, nowNanos) : closed(request));
    }
    if (path.equals("/logout.html") && request.posts()) {
      return WebReply.of(door.logOut(request, status));
    }
    return request.posts() ? posted(path, request, status) : read(path, front, request, status);
  }

  private static Optional<HttpAnswer> file(String path) {
    return switch (path) {
      case "/phone.css" -> Optional.of(Sheet.file("phone.css", "text/css; charset=utf-8"));
      case "/phone.js" -> Optional.of(Sheet.file("phone.js", "text/javascript; charset=utf-8"));
      case "/login.js" -> Optional.of(Sheet.file("login.js", "text/javascript; charset=utf-8"));
      case "/phone.svg" -> Optional.of(Sheet.file("phone.svg", "image/svg+xml"));
      default -> Optional.empty();
    };
  }

  private static HttpAnswer closed(WebRequest request) {
    boolean page = request.reads() && request.head().path().endsWith(".html");
    return page
        ? Sheet.seeOther(FrontDoor.PATH)
        : Sheet.words(Status.FORBIDDEN, "log on at " + FrontDoor.PATH);
  }

  private static HttpAnswer notAllowed() {
    return Sheet.words(Status.METHOD_NOT_ALLOWED, "GET and HEAD only").with("Allow", "GET, HEAD");
  }

  private static WebReply read(String path, boolean front, WebRequest request, PhoneStatus status)
      throws MalformedPacketException {
    if (!request.reads()) {
      return WebReply.of(notAllowed());
    }
    if (front || path.equals(Menu.HOME.path())) {
      return WebReply.of(Pages.home(status));
    }
    boolean shown = request.query().first("secrets").equals(Optional.of("shown"));
    return WebReply.of(
        switch (path) {
          case "/setup.html" -> Pages.setup(status, shown);
          case "/utility.html" -> Pages.utility(status, Status.OK, "");
          case "/default.html" -> Pages.restore(status);
          case "/reboot.html" -> Pages.reboot(status);
          case "/panel.html" -> Pages.panel(status);
          case "/status.json" -> Sheet.json(StatusJson.of(status));
          default -> Sheet.words(Status.NOT_FOUND, "no such page");
        });
  }

  private WebReply posted(String path, WebRequest request, PhoneStatus status)
      throws MalformedPacketException {
    return switch (path) {
      case "/reboot.html" -> done(Verb.REBOOT, status, Menu.REBOOT, "The phone reboots");
      case "/default.html" ->
          done(Verb.FACTORY_RESET, status, Menu.DEFAULT, "The defaults are restored");
      case "/panel.html" -> verb(request.form());
      case "/utility.html" -> upload(Upload.of(request), status);
      default -> WebReply.of(notAllowed());
    };
  }

  private static WebReply done(Verb verb, PhoneStatus status, Menu menu, String what) {
    return new WebReply(Pages.underWay(status, menu, what), Optional.of(verb.deed(BY)));
  }

  private static WebReply verb(FormFields form) throws MalformedPacketException {
    Verb verb =
        form.first("verb")
            .flatMap(Verb::named)
            .orElseThrow(() -> new MalformedPacketException("verb", 0, "is none"));
    return new WebReply(Sheet.seeOther(Menu.PANEL.path()), Optional.of(verb.deed(BY)));
  }

  private WebReply upload(Upload upload, PhoneStatus status) {
    Optional<String> fault = upload.fault(status.phone());
    if (fault.isPresent()) {
      return WebReply.of(Pages.utility(status, Status.UNPROCESSABLE_CONTENT, fault.get()));
    }
    PhoneEvent uploaded = upload.store(flash);
    return new WebReply(
        Pages.underWay(status, Menu.UTILITY, upload.name() + " is in flash, the phone reboots"),
        Optional.of(new Deed.Happening(uploaded)));
  }
}
