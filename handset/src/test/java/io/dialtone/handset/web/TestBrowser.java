// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.wire.http.HeaderField;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.RequestHead;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A desk, a phone's status, and a browser that keeps its cookie; the clock stands still. */
final class TestBrowser {

  static final String PHONE = "192.0.2.7";
  private static final Pattern NONCE = Pattern.compile("name=\"nonce\" value=\"([0-9a-f]+)\"");

  private final WebDesk desk;
  private final List<HeaderField> extra = new ArrayList<>();
  private Optional<String> cookie = Optional.empty();
  private PhoneStatus status = status(ParameterStore.EMPTY, List.of());
  private long nanos = 1_000_000;

  TestBrowser() {
    this(new WebDesk(new NoFlash(), new SplittableRandom(7)));
  }

  private TestBrowser(WebDesk desk) {
    this.desk = desk;
  }

  /** Somebody else at the same phone. */
  TestBrowser another() {
    TestBrowser other = new TestBrowser(desk);
    other.status = status;
    other.nanos = nanos;
    return other;
  }

  static PhoneStatus status(ParameterStore parameters, List<String> log) {
    FlashContent content =
        FlashContent.factory(
                Model.ST2030, Protocol.SIP, FirmwareSet.factory("2.74", "3.20", "1.11"))
            .withParameters(parameters);
    MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
    PhoneIdentity identity = PhoneIdentity.atPowerUp(mac, content);
    return new PhoneStatus(
        new Condition(Activity.IDLE, false),
        identity,
        Display.ready(identity.title()),
        Optional.empty(),
        VlanSet.tags(7, 8),
        content,
        log);
  }

  void sees(PhoneStatus next) {
    status = next;
  }

  void passes(Duration time) {
    nanos += time.toNanos();
  }

  void sends(String name, String value) {
    extra.add(new HeaderField(name, value));
  }

  void forgetsItsCookie() {
    cookie = Optional.empty();
  }

  String page(String target) {
    return get(target).answer().body().utf8();
  }

  WebReply get(String target) {
    return ask("GET", target, Bytes.EMPTY);
  }

  WebReply post(String target, String form) {
    return ask("POST", target, Bytes.latin1(form));
  }

  WebReply ask(String method, String target, Bytes body) {
    RequestHead head = head(method, target);
    WebReply reply = desk.answer(new WebRequest(head, body), status, nanos);
    reply.answer().field("Set-Cookie").ifPresent(set -> cookie = Optional.of(set.split(";", 2)[0]));
    return reply;
  }

  int bodyLimit(String method, String target) {
    return desk.bodyLimit(head(method, target), status, nanos);
  }

  private RequestHead head(String method, String target) {
    List<HeaderField> fields = new ArrayList<>(extra);
    if (extra.stream().noneMatch(field -> field.is("Host"))) {
      fields.add(new HeaderField("Host", PHONE));
    }
    cookie.ifPresent(pair -> fields.add(new HeaderField("Cookie", pair)));
    return new RequestHead(method, target, 1, fields);
  }

  /** The nonce of a fresh login page. */
  String nonce() {
    return nonceIn(get("/admin.html").answer());
  }

  static String nonceIn(HttpAnswer answer) {
    Matcher nonce = NONCE.matcher(answer.body().utf8());
    if (!nonce.find()) {
      throw new AssertionError("no nonce in " + answer.body().utf8());
    }
    return nonce.group(1);
  }

  /** The form as the field scripts send it (WEB-2). */
  WebReply logIn(String user, String password, String nonce) {
    String proof = user + ":" + LoginProof.digest(password, nonce);
    return post("/admin.html", "encoded=" + proof + "&nonce=" + nonce + "&URL=/&goto=Log On");
  }

  TestBrowser loggedIn() {
    logIn("administrator", "784518", nonce());
    return this;
  }

  /** Flash that takes bodies and remembers nothing. */
  private static final class NoFlash implements Flash {

    @Override
    public FlashContent load() {
      throw new AssertionError("the web page reads the status only");
    }

    @Override
    public void commit(FlashContent next) {
      throw new AssertionError("only the phone itself commits");
    }

    @Override
    public FlashWriter write(FlashItem item) {
      BodyDigest digest = new BodyDigest(item.text());
      return new FlashWriter() {
        @Override
        public void append(Bytes piece) {
          digest.append(piece);
        }

        @Override
        public StoredBody finish() {
          return digest.finish();
        }

        @Override
        public void abort() {
          throw new AssertionError("an upload is judged before it is stored");
        }
      };
    }
  }
}
