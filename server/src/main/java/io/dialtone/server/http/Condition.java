// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.Snapshot.Version;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Optional;

/** What a request's preconditions make of its answer (RFC 9110 §13.2.2), for GET and HEAD. */
enum Condition {
  /** No precondition, or they hold: the usual answer. */
  HOLDS,
  /** The asker has this version already: 304. */
  NOT_MODIFIED,
  /** The asker wanted another version than there is: 412. */
  FAILED;

  static Condition of(MultiMap fields, Version version) {
    Optional<String> match = field(fields, "if-match");
    if (match.isPresent()) {
      if (!names(match.get(), version.etag(), false)) {
        return FAILED;
      }
    } else if (since(fields, "if-unmodified-since").filter(t -> changed(version, t)).isPresent()) {
      return FAILED;
    }
    Optional<String> noneMatch = field(fields, "if-none-match");
    if (noneMatch.isPresent()) {
      return names(noneMatch.get(), version.etag(), true) ? NOT_MODIFIED : HOLDS;
    }
    return since(fields, "if-modified-since").filter(t -> !changed(version, t)).isPresent()
        ? NOT_MODIFIED
        : HOLDS;
  }

  /** Whether {@code If-Range} lets a range be taken of this version (§13.1.5). */
  static boolean rangeHolds(MultiMap fields, Version version) {
    return field(fields, "if-range")
        .map(text ->
            text.startsWith("\"")
                ? text.strip().equals(version.etag())
                : HttpDate.parse(text)
                    .filter(HttpDate.seconds(version.lastModified())::equals)
                    .isPresent())
        .orElse(true);
  }

  private static boolean names(String list, String etag, boolean weakly) {
    if (list.strip().equals("*")) {
      return true;
    }
    for (String each : list.split(",", -1)) {
      String tag = each.strip();
      if (tag.equals(etag) || (weakly && tag.equals("W/" + etag))) {
        return true;
      }
    }
    return false;
  }

  private static boolean changed(Version version, Instant since) {
    return HttpDate.seconds(version.lastModified()).isAfter(since);
  }

  private static Optional<Instant> since(MultiMap fields, String name) {
    return field(fields, name).flatMap(HttpDate::parse);
  }

  private static Optional<String> field(MultiMap fields, String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
