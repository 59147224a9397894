// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows-style paths, as INF files for TFTP hold them and phones ask for them (INF-4). */
public final class TftpPath {

  private TftpPath() {}

  /**
   * The path below the server's root: no drive letter, no leading slashes, no {@code .\}, every
   * {@code \} a {@code /}. Empty when it would leave the root, holds a NUL or names nothing.
   */
  public static Optional<String> toServerPath(String asked) {
    if (asked.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<String> kept = new ArrayList<>();
    for (String part : withoutDrive(asked.replace('\\', '/')).split("/", -1)) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("/", kept));
  }

  /** The last part of a Windows-style path or of a URL, where a file's name stands (RUN-12). */
  public static String lastPart(String path) {
    String slashed = path.replace('\\', '/');
    return slashed.substring(slashed.lastIndexOf('/') + 1);
  }

  private static String withoutDrive(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    boolean drive =
        path.length() >= start + 2
            && path.charAt(start + 1) == ':'
            && Character.toString(path.charAt(start)).matches("[A-Za-z]");
    return path.substring(drive ? start + 2 : start);
  }
}
