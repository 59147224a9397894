// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.Snapshot.Version;
import io.dialtone.server.http.request.HttpDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The fields that tell of a version of a file, rendered once for many answers. Used by one loop
 * alone.
 */
final class FileFields {

  private static final int LIMIT = 2048;

  private final SequencedMap<Version, byte[]> rendered =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, byte[]> eldest) {
          return size() > LIMIT;
        }
      };

  byte[] of(Version version, Instant now) {
    // RFC 9110 §8.8.2.1: never later than the answer itself.
    if (version.lastModified().isAfter(now)) {
      return render(version, now);
    }
    byte[] known = rendered.get(version);
    if (known == null) {
      known = render(version, version.lastModified());
      rendered.put(version, known);
    }
    return known;
  }

  private static byte[] render(Version version, Instant modified) {
    return ("Content-Type: "
            + ContentTypes.of(version.path())
            + "\r\nLast-Modified: "
            + HttpDate.format(modified)
            + "\r\nETag: "
            + version.etag()
            + "\r\nAccept-Ranges: bytes\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
