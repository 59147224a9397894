// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Packets recorded from other programs, kept as commented hexadecimal under {@code captures}. */
public final class Capture {

  private Capture() {}

  public static Bytes read(String name) {
    try (InputStream in = Capture.class.getResourceAsStream("/captures/" + name)) {
      Objects.requireNonNull(in, name);
      return Bytes.hex(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
