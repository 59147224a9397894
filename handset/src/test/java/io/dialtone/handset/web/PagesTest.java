// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final String EVIL = "<script>alert('1')</script>\u0007&\"";

  private final TestBrowser browser = new TestBrowser().loggedIn();

  private static PhoneStatus with(PhoneStatus s, Condition condition, Display display) {
    return new PhoneStatus(
        condition, s.phone(), display, s.address(), s.vlan(), s.inForce(), s.apsLog());
  }

  @Test
  @DisplayName("WEB-1 VLN-5 home shows model, address, the VLANs in force and the versions")
  void home() {
    assertThat(browser.page("/admin.html"))
        .isEqualTo(browser.page("/home.html"))
        .contains("<td>ST2030 SIP</td>", "<td>00-14-7F-00-00-01</td>", "<td>hw5</td>")
        .contains("<td>voice VLAN 7, data VLAN 8</td>")
        .contains("Application version</th><td>2.74,", "DSP version</th><td>3.20,")
        .contains("Boot version</th><td>1.11,", "State</th><td>idle</td>");
  }

  @Test
  @DisplayName("LOG-1 WEB-1 setup shows the APS log")
  void setup_shows_the_aps_log() {
    browser.sees(
        TestBrowser.status(
            ParameterStore.EMPTY, List.of("12:00 fetch a.inf: 200", "12:01 " + EVIL)));
    assertThat(browser.page("/setup.html"))
        .contains("APS Log")
        .contains("12:00 fetch a.inf: 200\n12:01 &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .contains("\ufffd&amp;&quot;")
        .doesNotContain("<script>alert");
  }

  @Test
  @DisplayName("WEB-1 setup shows the parameters in force, and secrets only when asked")
  void secrets_are_covered() {
    ParameterStore parameters =
        ParameterStore.of(
            List.of(
                new StoredParameter("sip", "regid1", "201"),
                new StoredParameter("sip", "regpwd1", "geheim"),
                new StoredParameter("sys", "WebPWD", "784518"),
                new StoredParameter("sip", "DisplayName1", EVIL)));
    browser.sees(TestBrowser.status(parameters, List.of()));
    String covered = browser.page("/setup.html");
    assertThat(covered)
        .contains(
            "[sip]", "[sys]", "regid1</th><td>201", "regpwd1</th><td>***", "WebPWD</th><td>***")
        .contains("&lt;script&gt;")
        .doesNotContain("geheim", "784518", "<script>alert");
    assertThat(browser.page("/setup.html?secrets=shown"))
        .contains("regpwd1</th><td>geheim", "WebPWD</th><td>784518");
    assertThat(browser.page("/setup.html?secrets=no")).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "regpwd4, true",
    "WebPWD, true",
    "TelnetPWD, true",
    "PasswordString, true",
    "Decryption_Key, true",
    "sysCommName1, true",
    "regid1, false",
    "FeatureKeyExt01, false",
    "AutoprovisionHTTPServer, false"
  })
  void which_names_are_secret(String name, boolean secret) {
    assertThat(Secrets.isSecret(name)).isEqualTo(secret);
    assertThat(Secrets.covered(new StoredParameter("s", name, ""))).isEmpty();
  }

  @Test
  @DisplayName("TRG-4 POST /reboot.html with the cookie reboots the phone, as the field scripts do")
  void reboot() {
    assertThat(browser.get("/reboot.html").deed()).isEmpty();
    WebReply reply = browser.post("/reboot.html", "");
    assertThat(reply.answer().status()).isEqualTo(Status.OK);
    assertThat(reply.deed())
        .contains(new Deed.Happening(new PhoneEvent.RebootAsked("the web page")));
  }

  @Test
  @DisplayName("WEB-3 restore default asks first, then does it")
  void restore_default() {
    assertThat(browser.get("/default.html").deed()).isEmpty();
    assertThat(browser.page("/default.html")).contains("<form", "Restore default and reboot");
    assertThat(browser.post("/default.html", "").deed())
        .contains(new Deed.Happening(new PhoneEvent.FactoryResetAsked("the web page")));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TRG-4 TRG-6 every verb of the console has its button, and it does the same")
  void verbs(Verb verb) {
    assertThat(browser.page("/panel.html")).contains("name=\"verb\" value=\"" + verb.text());
    WebReply reply = browser.post("/panel.html", "verb=" + verb.text());
    assertThat(reply.deed()).contains(verb.deed("the web page"));
    assertThat(reply.answer().field("Location")).contains("/panel.html");
    assertThat(Verb.named(verb.text())).contains(verb);
    assertThat(verb.meaning()).isNotBlank();
  }

  @Test
  @DisplayName("LCD-1 LCD-2 the panel is drawn with its five lines and its lamp")
  void the_panel() {
    assertThat(browser.page("/panel.html"))
        .contains("id=\"line1\"", ">ST2030 SIP</text>", "id=\"line5\"", "class=\"lamp off\"");
    PhoneStatus ready = TestBrowser.status(ParameterStore.EMPTY, List.of());
    Display failure = Display.failure("<T>", Message.SERVER_UNREACHABLE, "2.74");
    browser.sees(with(ready, new Condition(Activity.IDLE, true), failure));
    assertThat(browser.page("/panel.html"))
        .contains("id=\"line3\"", ">Server Unreachable</text>", ">Still using v2.74</text>")
        .contains("&lt;T&gt;", "class=\"lamp on\"", "class=\"phone talking\"")
        .contains("idle, in communication");
  }

  @Test
  @DisplayName("LCD-1 the panel follows the run by a small JSON, and without scripts by itself")
  void the_status_as_json() {
    PhoneStatus ready = TestBrowser.status(ParameterStore.EMPTY, List.of("a \"b\" \\ <c>"));
    browser.sees(
        with(ready, new Condition(Activity.RUNNING, false), Display.provisioning("\u00e9")));
    WebReply reply = browser.get("/status.json");
    assertThat(reply.answer().field("Content-Type")).contains("application/json");
    assertThat(reply.answer().body().latin1())
        .isEqualTo(
            "{\"lines\":[\"\\u00e9\",\"\",\"Provisioning...\",\"Please Wait...\",\"\"],"
                + "\"lamp\":true,\"talking\":false,\"state\":\"running\","
                + "\"latest\":[\"a \\u0022b\\u0022 \\u005c \\u003cc>\"]}\n");
    assertThat(browser.page("/panel.html"))
        .contains("<script src=\"/phone.js\" defer>", "<noscript><meta http-equiv=\"refresh\"");
  }

  @ParameterizedTest
  @DisplayName("WEB-2 behind the login there is nothing for strangers")
  @ValueSource(
      strings = {
        "/home.html",
        "/setup.html",
        "/utility.html",
        "/default.html",
        "/reboot.html",
        "/panel.html"
      })
  void pages_are_closed_to_strangers(String path) {
    TestBrowser stranger = browser.another();
    WebReply read = stranger.get(path);
    assertThat(read.answer().status()).isEqualTo(Status.SEE_OTHER);
    assertThat(read.answer().field("Location")).contains("/admin.html");
    assertThat(read.answer().body()).isEqualTo(Bytes.EMPTY);
    WebReply posted = stranger.post(path, "verb=reboot");
    assertThat(posted.answer().status()).isEqualTo(Status.FORBIDDEN);
    assertThat(posted.deed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /status.json, FORBIDDEN, stranger",
    "GET, /nothing, FORBIDDEN, stranger",
    "POST, /logout.html, FORBIDDEN, stranger",
    "DELETE, /admin.html, METHOD_NOT_ALLOWED, stranger",
    "GET, /phone.css, OK, stranger",
    "HEAD, /login.js, OK, stranger",
    "GET, /phone.svg, OK, stranger",
    "POST, /phone.js, METHOD_NOT_ALLOWED, stranger",
    "GET, /, OK, stranger",
    "GET, /nothing, NOT_FOUND, administrator",
    "GET, /../phone.css, NOT_FOUND, administrator",
    "POST, /home.html, METHOD_NOT_ALLOWED, administrator",
    "PUT, /home.html, METHOD_NOT_ALLOWED, administrator",
    "GET, /logout.html, NOT_FOUND, administrator",
    "GET, /setup.html?secrets=%, BAD_REQUEST, administrator",
    "POST, /panel.html, BAD_REQUEST, administrator"
  })
  void other_requests(String method, String target, Status status, String who) {
    TestBrowser asks = who.equals("stranger") ? browser.another() : browser;
    WebReply reply = asks.ask(method, target, Bytes.EMPTY);
    assertThat(reply.answer().status()).isEqualTo(status);
    assertThat(reply.deed()).isEmpty();
  }

  @Test
  void an_unknown_verb_does_nothing() {
    WebReply reply = browser.post("/panel.html", "verb=explode");
    assertThat(reply.answer().status()).isEqualTo(Status.BAD_REQUEST);
    assertThat(reply.deed()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("WEB-2 what another page sends is refused, whatever cookie comes along")
  @CsvSource({
    "Origin, http://192.0.2.7, OK",
    "Origin, http://192.0.2.8, FORBIDDEN",
    "Origin, http://192.0.2.7:81, FORBIDDEN",
    "Origin, https://192.0.2.7, FORBIDDEN",
    "Origin, null, FORBIDDEN",
    "Sec-Fetch-Site, same-origin, OK",
    "Sec-Fetch-Site, cross-site, FORBIDDEN",
    "Host, 127.0.0.1:8080, OK",
    "Host, localhost:8080, OK",
    "Host, phone.example, MISDIRECTED_REQUEST",
    "Host, 192.0.2.7.evil.example, MISDIRECTED_REQUEST",
    "Host, '', MISDIRECTED_REQUEST"
  })
  void other_pages(String name, String value, Status status) {
    browser.sends(name, value);
    WebReply reply = browser.post("/reboot.html", "");
    assertThat(reply.answer().status()).isEqualTo(status);
    assertThat(reply.deed().isPresent()).isEqualTo(status == Status.OK);
  }

  @Test
  @DisplayName("WEB-1 every answer tells the browser to be careful")
  void security_headers() {
    for (String path : List.of("/", "/setup.html", "/phone.js", "/status.json", "/nothing")) {
      HttpAnswer answer = browser.get(path).answer();
      assertThat(answer.field("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.field("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.field("Cache-Control")).contains("no-store");
      assertThat(answer.field("Referrer-Policy")).contains("same-origin");
      assertThat(answer.body().utf8()).doesNotContain(" style=", "onclick", "javascript:");
    }
  }

  @Test
  void a_phone_that_has_an_address_says_so() {
    PhoneStatus ready = TestBrowser.status(ParameterStore.EMPTY, List.of());
    assertThat(ready.address()).isEqualTo(Optional.empty());
    assertThat(browser.page("/home.html")).contains("fixed, or none yet");
  }
}
