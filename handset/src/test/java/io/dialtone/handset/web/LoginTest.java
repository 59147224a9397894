// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.wire.http.HttpAnswer.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {

  private final TestBrowser browser = new TestBrowser();

  private static Status status(WebReply reply) {
    return reply.answer().status();
  }

  private boolean inside() {
    return status(browser.get("/home.html")) == Status.OK;
  }

  @Test
  @DisplayName("WEB-2 the proof is user, colon, MD5 of user:password:nonce")
  void the_proof() {
    // echo -n administrator:784518:0123456789abcdef | md5sum
    assertThat(LoginProof.digest("784518", "0123456789abcdef"))
        .isEqualTo("f300d8039fa12d289d6800f875a724f1");
    String proof = "administrator:" + LoginProof.digest("784518", "ab");
    assertThat(LoginProof.holds(proof, "784518", "ab")).isTrue();
    String capitals = "administrator:" + proof.substring(14).toUpperCase(Locale.ROOT);
    assertThat(LoginProof.holds(capitals, "784518", "ab")).isTrue();
    assertThat(LoginProof.holds(proof.toUpperCase(Locale.ROOT), "784518", "ab")).isFalse();
    assertThat(LoginProof.holds(proof, "784518", "ac")).isFalse();
    assertThat(LoginProof.holds(proof, "784519", "ab")).isFalse();
    assertThat(LoginProof.holds("", "784518", "ab")).isFalse();
  }

  @Test
  @DisplayName("WEB-2 the page has a hidden nonce and a cookie; the right proof opens the phone")
  void logging_in() {
    WebReply page = browser.get("/admin.html");
    assertThat(status(page)).isEqualTo(Status.OK);
    assertThat(page.answer().body().utf8())
        .contains("<input type=\"hidden\" name=\"nonce\" value=\"")
        .contains("name=\"encoded\"", "name=\"URL\"", "name=\"goto\" value=\"Log On\"")
        .doesNotContain("784518");
    assertThat(page.answer().field("Set-Cookie").orElseThrow())
        .matches("phone00147F000001=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict");
    assertThat(inside()).isFalse();
    WebReply reply = browser.logIn("administrator", "784518", TestBrowser.nonceIn(page.answer()));
    assertThat(status(reply)).isEqualTo(Status.SEE_OTHER);
    assertThat(reply.answer().field("Location")).contains("/");
    assertThat(inside()).isTrue();
    assertThat(browser.page("/")).contains("<h1>Home</h1>");
  }

  @ParameterizedTest
  @DisplayName("WEB-1 WEB-2 another name or password is refused, and the page does not say which")
  @CsvSource({
    "administrator, 784519",
    "administrator, ''",
    "Administrator, 784518",
    "user, 784518",
    "'', 784518"
  })
  void wrong_name_or_password(String user, String password) {
    WebReply reply = browser.logIn(user, password, browser.nonce());
    assertThat(status(reply)).isEqualTo(Status.FORBIDDEN);
    assertThat(reply.answer().body().utf8()).contains("wrong user name or password", "nonce");
    assertThat(inside()).isFalse();
  }

  @Test
  @DisplayName("WEB-1 WebPWD in force is the password; an empty one counts as the factory's")
  void the_password_of_the_parameters() {
    ParameterStore changed = ParameterStore.EMPTY.with("sys", "WebPWD", "s3cr\u00e9t");
    browser.sees(TestBrowser.status(changed, List.of()));
    browser.logIn("administrator", "784518", browser.nonce());
    assertThat(inside()).isFalse();
    browser.logIn("administrator", "s3cr\u00e9t", browser.nonce());
    assertThat(inside()).isTrue();
    ParameterStore empty = ParameterStore.EMPTY.with("sys", "WebPWD", "");
    browser.sees(TestBrowser.status(empty, List.of()));
    assertThat(inside()).as("a new password ends the sessions of the old one").isFalse();
    assertThat(browser.loggedIn().page("/home.html")).contains("<h1>Home</h1>");
  }

  @Test
  @DisplayName("WEB-2 a nonce is good once, whether it led in or not")
  void a_replayed_nonce() {
    String nonce = browser.nonce();
    browser.logIn("administrator", "wrong", nonce);
    assertThat(status(browser.logIn("administrator", "784518", nonce))).isEqualTo(Status.FORBIDDEN);
    String second = browser.nonce();
    assertThat(status(browser.logIn("administrator", "784518", second)))
        .isEqualTo(Status.SEE_OTHER);
    browser.post("/logout.html", "");
    browser.get("/admin.html");
    assertThat(status(browser.logIn("administrator", "784518", second)))
        .isEqualTo(Status.FORBIDDEN);
  }

  @Test
  @DisplayName("WEB-2 a nonce is the cookie's own, and made-up ones are worth nothing")
  void a_nonce_of_somebody_else() {
    String nonce = browser.nonce();
    TestBrowser thief = browser.another();
    thief.nonce();
    assertThat(status(thief.logIn("administrator", "784518", nonce))).isEqualTo(Status.FORBIDDEN);
    assertThat(status(browser.logIn("administrator", "784518", "00"))).isEqualTo(Status.FORBIDDEN);
    browser.forgetsItsCookie();
    assertThat(status(browser.logIn("administrator", "784518", nonce))).isEqualTo(Status.FORBIDDEN);
  }

  @Test
  @DisplayName("WEB-2 a nonce expires")
  void an_expired_nonce() {
    String inTime = browser.nonce();
    String late = browser.nonce();
    browser.passes(Visitors.NONCE_LIFE);
    assertThat(status(browser.logIn("administrator", "784518", inTime)))
        .isEqualTo(Status.SEE_OTHER);
    browser.passes(Duration.ofNanos(1));
    WebReply reply = browser.logIn("administrator", "784518", late);
    assertThat(status(reply)).isEqualTo(Status.FORBIDDEN);
    assertThat(reply.answer().body().utf8()).contains("open for too long");
  }

  @Test
  @DisplayName("WEB-2 one page in many windows: the latest four nonces count")
  void many_windows() {
    String first = browser.nonce();
    String second = browser.nonce();
    for (int i = 1; i < Visitor.MAX_NONCES; i++) {
      browser.nonce();
    }
    assertThat(status(browser.logIn("administrator", "784518", first))).isEqualTo(Status.FORBIDDEN);
    TestBrowser again = new TestBrowser();
    assertThat(again.loggedIn().page("/home.html")).contains("<h1>Home</h1>");
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  @DisplayName("WEB-2 a session ends by logging out, and by itself when nothing is asked")
  void sessions_end() {
    browser.loggedIn();
    browser.passes(Visitors.SESSION_LIFE);
    assertThat(inside()).isTrue();
    browser.passes(Visitors.SESSION_LIFE);
    assertThat(inside()).as("each request begins the time anew").isTrue();
    browser.passes(Visitors.SESSION_LIFE.plusNanos(1));
    assertThat(inside()).isFalse();
    browser.loggedIn();
    assertThat(inside()).isTrue();
    assertThat(status(browser.post("/logout.html", ""))).isEqualTo(Status.SEE_OTHER);
    assertThat(inside()).isFalse();
  }

  @Test
  @DisplayName("WEB-2 one session too many ends the one that was idle longest")
  void sessions_are_few() {
    browser.loggedIn();
    for (int i = 0; i < Visitors.MAX_SESSIONS; i++) {
      browser.passes(Duration.ofSeconds(1));
      browser.another().loggedIn();
    }
    assertThat(inside()).isFalse();
  }

  @Test
  @DisplayName("WEB-2 strangers cannot push the administrator out")
  void strangers_are_few() {
    browser.loggedIn();
    for (int i = 0; i < 10 * Visitors.MAX_STRANGERS; i++) {
      browser.another().nonce();
    }
    assertThat(inside()).isTrue();
  }

  @Test
  @DisplayName("WEB-2 many wrong passwords bar everybody for a minute")
  void guessing_is_slow() {
    for (int i = 0; i < Visitors.MAX_WRONG; i++) {
      browser.logIn("administrator", "guess" + i, browser.nonce());
    }
    WebReply barred = browser.logIn("administrator", "784518", browser.nonce());
    assertThat(status(barred)).isEqualTo(Status.TOO_MANY_REQUESTS);
    assertThat(barred.answer().field("Retry-After")).contains("60");
    browser.passes(Visitors.BAR.plusNanos(1));
    browser.loggedIn();
    assertThat(inside()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("WEB-2 the form's URL leads to a page of the phone, never away")
  @CsvSource({
    "/, /",
    "/setup.html, /setup.html",
    "//evil.example/, /",
    "http://evil.example/, /",
    "/\\evil.example, /",
    "/%0d%0aX: y, /",
    "'', /"
  })
  void where_the_login_leads(String url, String location) {
    String nonce = browser.nonce();
    String proof = "administrator:" + LoginProof.digest("784518", nonce);
    WebReply reply =
        browser.post("/admin.html", "encoded=" + proof + "&nonce=" + nonce + "&URL=" + url);
    assertThat(reply.answer().field("Location")).contains(location);
  }

  @ParameterizedTest
  @CsvSource({"encoded=%", "'encoded=administrator:&nonce=%zz'"})
  void a_broken_form_is_a_bad_request(String form) {
    browser.get("/admin.html");
    assertThat(status(browser.post("/admin.html", form))).isEqualTo(Status.BAD_REQUEST);
  }
}
