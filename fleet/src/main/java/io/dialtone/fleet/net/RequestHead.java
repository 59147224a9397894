// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.handset.port.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The head of a request as it goes out (RFC 9112, section 3): target, Host, fields, then close. */
final class RequestHead {
  private RequestHead() {}

  static String text(HttpRequest request) {
    var head = new StringBuilder();
    head.append(request.method().name()).append(' ');
    head.append(printable(request.requestTarget())).append(" HTTP/1.1\r\n");
    field(head, "Host", printable(request.url().authority()));
    request.headers().forEach((name, value) -> field(head, name, value));
    if (request.method() == HttpRequest.Method.POST) {
      field(head, "Content-Length", "0");
    }
    field(head, "Connection", "close");
    return head.append("\r\n").toString();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value.replaceAll("[\\x00-\\x1f]", " ")).append("\r\n");
  }

  /** A target as it may stand in a request line: other octets of ISO-8859-1 as {@code %xx}. */
  private static String printable(String text) {
    var escaped = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
      int value = octet & 0xff;
      if (value > ' ' && value < 0x7f) {
        escaped.append((char) value);
      } else {
        escaped.append('%').append(String.format("%02X", value));
      }
    }
    return escaped.toString();
  }
}
