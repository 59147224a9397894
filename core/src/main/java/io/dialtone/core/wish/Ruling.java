// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.wire.identity.FilePrefix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be said of a name and a value. */
sealed interface Ruling {

  /**
   * It may be set, under this name.
   *
   * @param doubts what is odd about it for these kinds of phones
   */
  record Fine(String name, String value, boolean secret, Map<FilePrefix, String> doubts)
      implements Ruling {
    Fine(String name, String value, boolean secret) {
      this(name, value, secret, Collections.emptyMap());
    }

    public Fine {
      doubts = Collections.unmodifiableMap(new LinkedHashMap<>(doubts));
    }
  }

  /** It may not, and why. */
  record Wrong(String reason) implements Ruling {}
}
