// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A file of bytes that mean nothing, drawn from its path and so the same at every making; its first
 * byte is never that of a web server's error page.
 */
record SampleImage(String path, int length) {
  private static final int CHUNK = 1 << 16;

  void write(Path root) throws IOException {
    SplittableRandom random = new SplittableRandom(path.hashCode());
    try (OutputStream out = Files.newOutputStream(root.resolve(path))) {
      for (int at = 0; at < length; at += CHUNK) {
        byte[] chunk = new byte[Math.min(CHUNK, length - at)];
        random.nextBytes(chunk);
        if (at == 0) {
          chunk[0] |= (byte) 0x80;
        }
        out.write(chunk);
      }
    }
  }
}
