// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The dictionary that comes with the program, for tests of what stands on it. */
public final class BuiltInDictionary {

  private BuiltInDictionary() {}

  /** Read anew. */
  public static Dictionary read() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(new String(in.readAllBytes(), UTF_8), "built-in");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (MalformedDictionaryException fault) {
      throw new AssertionError(fault.getMessage(), fault);
    }
  }
}
