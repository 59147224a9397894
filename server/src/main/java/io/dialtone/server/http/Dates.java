// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.http.request.HttpDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The Date line of answers, made once a second. Used by one loop alone. */
final class Dates {

  private long second = Long.MIN_VALUE;
  private byte[] line = {};

  byte[] line(Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      line = ("Date: " + HttpDate.format(now) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
    return line;
  }
}
