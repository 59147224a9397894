// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Names in HTTP request targets: origin form {@code /a/b.txt?x} or absolute form {@code
 * http://host/a/b.txt} (RFC 9112 §3.2, HTT-2), percent-decoded exactly once (RFC 3986 §2.4).
 */
final class HttpName {

  private HttpName() {}

  static AskedName read(String target) {
    Optional<String> path = path(target);
    if (path.isEmpty()) {
      return new AskedName.Refused("the target is neither a path nor an http URL");
    }
    Optional<String> decoded = decode(path.get());
    if (decoded.isEmpty()) {
      return new AskedName.Refused("the target holds a '%' without two hex digits after it");
    }
    return AskedName.fromDecoded(decoded.get());
  }

  /** The path without query and fragment, which name no other file of ours. */
  private static Optional<String> path(String target) {
    int end = firstOf(target, "?#", 0);
    String whole = target.substring(0, end);
    if (whole.startsWith("/")) {
      return Optional.of(whole);
    }
    for (String scheme : new String[] {"http://", "https://"}) {
      if (whole.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return Optional.of(whole.substring(firstOf(whole, "/", scheme.length())));
      }
    }
    return Optional.empty();
  }

  private static int firstOf(String text, String marks, int from) {
    for (int at = from; at < text.length(); at++) {
      if (marks.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return text.length();
  }

  private static Optional<String> decode(String path) {
    if (path.indexOf('%') < 0 && path.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(path);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c != '%') {
        bytes.write(c); // a character of a target stands for one byte
        continue;
      }
      if (at + 2 >= path.length()) {
        return Optional.empty();
      }
      int high = Character.digit(path.charAt(at + 1), 16);
      int low = Character.digit(path.charAt(at + 2), 16);
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high << 4 | low);
      at += 2;
    }
    return Optional.of(Text.utf8OrLatin1(bytes.toByteArray()));
  }
}
