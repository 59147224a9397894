// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import static io.dialtone.wire.inf.InfKey.Way.ANY;
import static io.dialtone.wire.inf.InfKey.Way.HTTP;
import static io.dialtone.wire.inf.InfKey.Way.TFTP;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of an INF file that the phones know (INF-1). */
public enum InfKey {
  PROVISION_MODE(ANY),
  FW_FILENAME(TFTP),
  FWURL(HTTP),
  DSP_FILENAME(TFTP),
  DSPURL(HTTP),
  BOOT_FILENAME(TFTP),
  BOOTURL(HTTP),
  DECKFILE(ANY),
  MELODIES(ANY),
  SYSTEM_MELODIES(ANY),
  CALL_WAITING_TONE(ANY),
  TONE_TABLE(ANY),
  LANGUAGE_TABLE(ANY),
  TELCFG(ANY),
  COMMON_CONFIG(ANY),
  CONFIG(HTTP);

  /** How a phone must be provisioned for a key to mean anything. */
  public enum Way {
    ANY,
    HTTP,
    TFTP
  }

  private static final Map<String, InfKey> BY_TEXT =
      Arrays.stream(values())
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(
                      InfKey::text, Function.identity(), (a, _) -> a, LinkedHashMap::new),
                  Collections::unmodifiableMap));

  private final Way way;

  InfKey(Way way) {
    this.way = way;
  }

  /** The key as it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the key is used: over HTTP, over TFTP, or both. */
  public Way way() {
    return way;
  }

  /** The sections it is seen in, the usual one first; a phone takes it from any (INF-2). */
  public List<String> sections() {
    return switch (this) {
      case PROVISION_MODE -> List.of("provision_mode");
      case FW_FILENAME, FWURL, DSP_FILENAME, DSPURL, BOOT_FILENAME, BOOTURL ->
          List.of("application");
      case DECKFILE -> List.of("deckfile");
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE -> List.of("melody", "config");
      case TONE_TABLE, LANGUAGE_TABLE, TELCFG, COMMON_CONFIG, CONFIG -> List.of("config");
    };
  }

  /** Whether each line of the key counts, not only the first. */
  public boolean repeatable() {
    return this == DECKFILE;
  }

  /** The key of this name, in any letter case (INF-1). */
  public static Optional<InfKey> named(String text) {
    return Optional.ofNullable(BY_TEXT.get(text.toLowerCase(Locale.ROOT)));
  }

  /** Whether an INF file has a section of this name, in any letter case. */
  public static boolean knowsSection(String name) {
    return Arrays.stream(values())
        .flatMap(key -> key.sections().stream())
        .anyMatch(section -> section.equalsIgnoreCase(name));
  }
}
