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
    // RFC 9110 §8.8.2: no date that is to come, nor one that the next change may have as well.
    if (version.lastModified().getEpochSecond() >= now.getEpochSecond()) {
      return render(version, "");
    }
    byte[] known = rendered.get(version);
    if (known == null) {
      String date = "Last-Modified: " + HttpDate.format(version.lastModified()) + "\r\n";
      known = render(version, date);
      rendered.put(version, known);
    }
    return known;
  }

  private static byte[] render(Version version, String date) {
    return ("Content-Type: "
            + ContentTypes.of(version.path())
            + "\r\n"
            + date
            + "ETag: "
            + version.etag()
            + "\r\nAccept-Ranges: bytes\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
