// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The phones that are to be customized, each with what a worker wrote beside it; or all that are
 * plugged in.
 */
public record BenchList(boolean everybody, Map<MacAddress, String> phones) {

  /** Whoever is plugged in. */
  public static final String ANY = "*";

  /** Phones on a list. */
  public static final int LIMIT = 100_000;

  /** A list that can be used, or what is wrong with it. */
  public sealed interface Read {
    /** It can be used. */
    record Good(BenchList list) implements Read {}

    /** A line is wrong. */
    record Bad(String reason) implements Read {}
  }

  public BenchList {
    phones = Collections.unmodifiableMap(new LinkedHashMap<>(phones));
  }

  /** Whoever is plugged in. */
  public static BenchList all() {
    return new BenchList(true, new LinkedHashMap<>());
  }

  /**
   * Reads a list: a MAC at the start of each line, and behind it, after a comma, semicolon or
   * blank, whatever is to stand in the report. Empty lines, lines with {@code #} and a first line
   * of titles say nothing; a line {@code *} lets in everybody.
   */
  public static Read parse(String text) {
    Map<MacAddress, String> phones = new LinkedHashMap<>();
    boolean everybody = false;
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.equals(ANY)) {
        everybody = true;
        continue;
      }
      int end = end(line);
      Optional<MacAddress> mac = MacAddress.parse(line.substring(0, end).replace("\"", ""));
      if (mac.isEmpty() && number == 1) {
        continue;
      }
      if (mac.isEmpty()) {
        return new Read.Bad("line " + number + " begins with no MAC address");
      }
      if (phones.put(mac.get(), note(line.substring(end))) != null) {
        return new Read.Bad("line " + number + ": " + mac.get() + " is listed twice");
      }
      if (phones.size() > LIMIT) {
        return new Read.Bad("more than " + LIMIT + " phones: divide the list");
      }
    }
    return phones.isEmpty() && !everybody
        ? new Read.Bad("there is no MAC address in it; * stands for whoever is plugged in")
        : new Read.Good(new BenchList(everybody, phones));
  }

  private static int end(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (",; \t".indexOf(line.charAt(at)) >= 0) {
        return at;
      }
    }
    return line.length();
  }

  private static String note(String rest) {
    return rest.replaceAll("[,;\\s\"]+", " ").strip();
  }

  /** Whether a phone is to be customized here. */
  public boolean takes(MacAddress mac) {
    return everybody || phones.containsKey(mac);
  }
}
