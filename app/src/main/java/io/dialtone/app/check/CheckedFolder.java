// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.CheckReport;

/**
 * What was found in one folder.
 *
 * @param given the folder as the user wrote it, to stand before each path
 */
public record CheckedFolder(String given, CheckReport report) {

  /** A path as the user may click on it; the folder itself for "". */
  public String shown(String path) {
    String before = given.equals(".") ? "" : given.endsWith("/") ? given : given + "/";
    return path.isEmpty() ? given : before + path;
  }
}
