// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP request of the phone, without a body.
 *
 * @param headers in the order in which they go out
 * @param absoluteForm whether the request line carries the whole URL (RFC 9112, 3.2.2)
 */
public record HttpRequest(
    Method method, HttpUrl url, Map<String, String> headers, boolean absoluteForm) {

  /** The two methods these phones use (HTT-1). */
  public enum Method {
    GET,
    POST
  }

  public HttpRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The target as the request line shows it. */
  public String requestTarget() {
    return absoluteForm ? url.text() : url.target();
  }
}
