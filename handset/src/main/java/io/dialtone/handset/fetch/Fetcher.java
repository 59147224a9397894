// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.tftp.TftpFetch;
import io.dialtone.handset.tftp.TftpOutcome;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for one file, once, by whichever protocol its location says. */
public final class Fetcher {

  private final Network network;
  private final TftpFetch tftp;
  private final UserAgent userAgent;
  private final List<Quirk> quirks;
  private boolean asked;

  /** A fetcher for the time from one power-up to the next. */
  public Fetcher(Network network, TftpFetch tftp, UserAgent userAgent, List<Quirk> quirks) {
    this.network = network;
    this.tftp = tftp;
    this.userAgent = userAgent;
    this.quirks = List.copyOf(quirks);
  }

  /** Asks; the body goes into the sink as it comes. */
  public Fetched fetch(Location at, BodySink sink) {
    return switch (at) {
      case Location.Http(var url) -> http(url, sink);
      case Location.Tftp file -> tftp(file, sink);
    };
  }

  private Fetched http(HttpUrl url, BodySink sink) {
    boolean absoluteForm = !asked && quirks.contains(Quirk.ABSOLUTE_FORM);
    asked = true;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", userAgent.text());
    HttpRequest request = new HttpRequest(method(), url, headers, absoluteForm);
    RoomSink body = new RoomSink(sink);
    return switch (network.exchange(request, body)) {
      case HttpOutcome.Unreachable(var reason) -> new Fetched.Unreachable(reason);
      case HttpOutcome.Answered answer -> judge(answer, body);
    };
  }

  private Fetched tftp(Location.Tftp at, BodySink sink) {
    return network
        .resolve(at.host())
        .map(address -> new Endpoint(address, at.port()))
        .map(server -> judge(tftp.fetch(server, at.file(), FlashIntake.MAX_LENGTH, sink)))
        .orElseGet(() -> new Fetched.Unreachable(at.host() + " is no known host"));
  }

  /** Only error 1 says that the file is not there (RUN-1); any other is a server in trouble. */
  private static Fetched judge(TftpOutcome outcome) {
    return switch (outcome) {
      case TftpOutcome.Whole(var received) -> new Fetched.Taken("whole", received);
      case TftpOutcome.Absent(var message) -> new Fetched.Absent("error 1 " + message);
      case TftpOutcome.Refused(var code, var message) ->
          new Fetched.Unreachable("error " + code + " " + message);
      case TftpOutcome.Unreachable(var reason, _) -> new Fetched.Unreachable(reason);
      case TftpOutcome.TooLong(var received) ->
          new Fetched.TooLarge(received, "longer than there is room for");
    };
  }

  private HttpRequest.Method method() {
    return quirks.contains(Quirk.POST) ? HttpRequest.Method.POST : HttpRequest.Method.GET;
  }

  /** 2xx is the file, 5xx a server in trouble; anything else means that it is not there for us. */
  private static Fetched judge(HttpOutcome.Answered answer, RoomSink body) {
    String status = String.valueOf(answer.status());
    if (answer.status() >= 500) {
      return new Fetched.Unreachable(status);
    }
    if (answer.status() < 200 || answer.status() >= 300) {
      return new Fetched.Absent(status);
    }
    if (body.full()) {
      return new Fetched.TooLarge(answer.received(), status + ", longer than there is room for");
    }
    if (!answer.whole()) {
      return new Fetched.CutShort(answer.received(), status + ", but the body was cut short");
    }
    return new Fetched.Taken(status, answer.received());
  }
}
