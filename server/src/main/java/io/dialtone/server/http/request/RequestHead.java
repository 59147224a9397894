// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import java.util.Map;
import java.util.Optional;

/** The head of one request (RFC 9112 §3, §5): the request line, and the fields we know. */
public final class RequestHead {

  private final String method;
  private final String target;
  private final boolean old;
  private final Map<Field, String> fields;

  public RequestHead(String method, String target, boolean old, Map<Field, String> fields) {
    this.method = method;
    this.target = target;
    this.old = old;
    this.fields = fields; // made for this one; a copy a request would be felt
  }

  public String method() {
    return method;
  }

  public boolean is(String name) {
    return method.equals(name);
  }

  /** The target as it was written: a path, a URL, anything. */
  public String target() {
    return target;
  }

  /** Whether it is HTTP/1.0, which closes unless asked to keep (HTT-2). */
  public boolean old() {
    return old;
  }

  public String version() {
    return old ? "HTTP/1.0" : "HTTP/1.1";
  }

  public Optional<String> field(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  public boolean has(Field field) {
    return fields.containsKey(field);
  }

  /** Whether the peer wants the connection kept after this answer (RFC 9112 §9.3). */
  public boolean keeps() {
    String connection = fields.get(Field.CONNECTION);
    if (connection == null) {
      return !old;
    }
    return !names(connection, "close") && (!old || names(connection, "keep-alive"));
  }

  private static boolean names(String list, String token) {
    for (String each : list.split(",", -1)) {
      if (each.strip().equalsIgnoreCase(token)) {
        return true;
      }
    }
    return false;
  }
}
