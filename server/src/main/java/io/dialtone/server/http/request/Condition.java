// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import io.dialtone.server.files.Snapshot.Version;
import java.time.Instant;
import java.util.Optional;

/** What a request's preconditions make of its answer (RFC 9110 §13.2.2), for GET and HEAD. */
public enum Condition {
  /** No precondition, or they hold: the usual answer. */
  HOLDS,
  /** The asker has this version already: 304. */
  NOT_MODIFIED,
  /** The asker wanted another version than there is: 412. */
  FAILED;

  public static Condition of(RequestHead head, Version version) {
    Optional<String> match = head.field(Field.IF_MATCH);
    if (match.isPresent()) {
      if (!names(match.get(), version.etag(), false)) {
        return FAILED;
      }
    } else if (since(head, Field.IF_UNMODIFIED_SINCE)
        .filter(t -> changed(version, t))
        .isPresent()) {
      return FAILED;
    }
    Optional<String> noneMatch = head.field(Field.IF_NONE_MATCH);
    if (noneMatch.isPresent()) {
      return names(noneMatch.get(), version.etag(), true) ? NOT_MODIFIED : HOLDS;
    }
    return since(head, Field.IF_MODIFIED_SINCE).filter(t -> !changed(version, t)).isPresent()
        ? NOT_MODIFIED
        : HOLDS;
  }

  /** Whether {@code If-Range} lets a range be taken of this version (§13.1.5). */
  public static boolean rangeHolds(RequestHead head, Version version) {
    return head.field(Field.IF_RANGE)
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

  private static Optional<Instant> since(RequestHead head, Field field) {
    return head.field(field).flatMap(HttpDate::parse);
  }
}
