// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The four kinds of phones, and the words for some of them: ST2022, ST2022S, SIP, all. */
final class Kinds {

  static final List<FilePrefix> ALL =
      Arrays.stream(Model.values())
          .flatMap(m -> Arrays.stream(Protocol.values()).map(p -> new FilePrefix(m, p)))
          .toList();

  /** Those that a dictionary file means where it does not say. */
  static final List<FilePrefix> SIP = named("SIP");

  private static final Map<FilePrefix, List<String>> SUFFIXES = new LinkedHashMap<>();

  static {
    for (FilePrefix kind : ALL) {
      String exact = kind.model().name() + kind.protocol().letter();
      SUFFIXES.put(kind, List.of("." + exact, "." + kind.model(), "." + kind.protocol(), ""));
    }
  }

  private Kinds() {}

  /** What a key may end with to be for this kind, the narrowest first. */
  static List<String> suffixes(FilePrefix kind) {
    return SUFFIXES.getOrDefault(kind, List.of(""));
  }

  /** The kinds that a word stands for; none where it is no such word. */
  static List<FilePrefix> named(String word) {
    return ALL.stream()
        .filter(kind ->
            word.equalsIgnoreCase("all")
                || Model.parse(word).equals(Optional.of(kind.model()))
                || Protocol.parse(word).equals(Optional.of(kind.protocol()))
                || (kind.model().name() + kind.protocol().letter())
                    .equals(word.toUpperCase(Locale.ROOT)))
        .toList();
  }
}
