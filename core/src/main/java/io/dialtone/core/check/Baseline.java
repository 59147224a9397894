// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What files were called when they were first seen with their content, so that one that changed
 * under its name, or its config_sn, is found out (RUN-4, RUN-12).
 *
 * @param known by path
 */
public record Baseline(Map<String, Seen> known) {

  /** The longest that is read of a baseline. */
  public static final int MAX_BYTES = 256 << 20;

  private static final String HEADER =
      "# What dialtone check saw: digest, config_sn or -, path. A line goes when its name may be new.";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (-|[0-9]{12}) (.+)");

  /** A content, and the config_sn it had. */
  public record Seen(String sha256, String serial) {}

  public Baseline {
    known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
  }

  /** Of a folder that was never seen. */
  public static Baseline empty() {
    return new Baseline(Collections.emptyMap());
  }

  /** Reads what {@link #text} wrote. */
  public static Baseline parse(String text) throws MalformedPacketException {
    SortedMap<String, Seen> known = new TreeMap<>();
    int number = 0;
    int offset = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new MalformedPacketException("line " + number, offset, "is none of a baseline");
        }
        known.put(matcher.group(3), new Seen(matcher.group(1), matcher.group(2)));
      }
      offset += line.length() + 1;
    }
    return new Baseline(known);
  }

  /** A line a file, sorted. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    known.forEach((path, seen) ->
        text.append(seen.sha256())
            .append(' ')
            .append(seen.serial())
            .append(' ')
            .append(path)
            .append('\n'));
    return text.toString();
  }

  /** What is known of a path. */
  Optional<Seen> find(String path) {
    return Optional.ofNullable(known.get(path));
  }
}
