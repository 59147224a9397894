// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.server.files.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files on disk that transfers read just now: each version is opened once and read in pages,
 * however many transfers read it. So a thousand phones that want one firmware need one descriptor,
 * and what a transfer that came to nothing has cost is next to nothing.
 */
final class OpenFiles {
  static final int PAGE_BYTES = 16 * 1024;

  /** Pages kept of all files together: 8 MiB. */
  private static final int MOST_PAGES = 512;

  private record PageKey(Snapshot.Version version, long number) {}

  private final Map<Snapshot.Version, OpenFile> open = new LinkedHashMap<>();

  private final Map<PageKey, ByteBuffer> pages =
      new LinkedHashMap<>(MOST_PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PageKey, ByteBuffer> eldest) {
          return size() > MOST_PAGES;
        }
      };

  /** Takes the snapshot over: it is closed when nobody reads this version any more. */
  synchronized OpenFile take(Snapshot snapshot) {
    OpenFile known = open.get(snapshot.version());
    if (known == null) {
      known = new OpenFile(this, snapshot);
      open.put(snapshot.version(), known);
    } else if (known.snapshot() != snapshot) {
      snapshot.close();
    }
    known.users++;
    return known;
  }

  synchronized void giveBack(OpenFile file) {
    file.users--;
    if (file.users == 0) {
      open.remove(file.snapshot().version());
      file.snapshot().close();
    }
  }

  /** A page's bytes, of which the last page of a file has fewer; not to be written. */
  synchronized ByteBuffer page(Snapshot snapshot, long number) throws IOException {
    PageKey key = new PageKey(snapshot.version(), number);
    ByteBuffer known = pages.get(key);
    if (known == null) {
      known = ByteBuffer.allocate(PAGE_BYTES);
      snapshot.read(number * PAGE_BYTES, known);
      known.flip();
      pages.put(key, known);
    }
    return known;
  }

  /** How many versions of files are open. */
  synchronized int count() {
    return open.size();
  }
}
