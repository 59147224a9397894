// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A response with its whole body (RFC 9112 section 4). */
public record HttpAnswer(Status status, List<HeaderField> fields, Bytes body) {

  /** The statuses that a phone's pages use. */
  public enum Status {
    CONTINUE(100, "Continue"),
    OK(200, "OK"),
    SEE_OTHER(303, "See Other"),
    BAD_REQUEST(400, "Bad Request"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "Not Found"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    LENGTH_REQUIRED(411, "Length Required"),
    CONTENT_TOO_LARGE(413, "Content Too Large"),
    MISDIRECTED_REQUEST(421, "Misdirected Request"),
    UNPROCESSABLE_CONTENT(422, "Unprocessable Content"),
    TOO_MANY_REQUESTS(429, "Too Many Requests"),
    FIELDS_TOO_LARGE(431, "Request Header Fields Too Large"),
    SERVICE_UNAVAILABLE(503, "Service Unavailable");

    private final int code;
    private final String phrase;

    Status(int code, String phrase) {
      this.code = code;
      this.phrase = phrase;
    }

    /** The number. */
    public int code() {
      return code;
    }

    /** The words. */
    public String phrase() {
      return phrase;
    }
  }

  public HttpAnswer {
    fields = List.copyOf(fields);
  }

  /** A body of this type. */
  public static HttpAnswer of(Status status, String contentType, Bytes body) {
    return new HttpAnswer(status, List.of(new HeaderField("Content-Type", contentType)), body);
  }

  /** This answer with one more field. */
  public HttpAnswer with(String name, String value) {
    List<HeaderField> more = new ArrayList<>(fields);
    more.add(new HeaderField(name, value));
    return new HttpAnswer(status, more, body);
  }

  /** The first field of this name. */
  public Optional<String> field(String name) {
    return fields.stream().filter(f -> f.is(name)).findFirst().map(HeaderField::value);
  }

  /** The answer as bytes, with the length of its body; to HEAD the body itself is left out. */
  public Bytes encode(boolean withBody) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.phrase());
    head.append("\r\n");
    fields.forEach(f -> head.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    head.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
    Bytes whole = Bytes.latin1(head.toString());
    return withBody ? whole.plus(body) : whole;
  }
}
