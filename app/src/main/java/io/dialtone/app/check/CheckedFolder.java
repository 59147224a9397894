// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.CheckReport;

/**
 * What was found in one folder, in a site or in the settings.
 *
 * @param given the folder as the user wrote it, to stand before each path; empty where paths are
 *     told as they are
 */
public record CheckedFolder(String given, CheckReport report) {

  private static final String SITE = "site:";

  /** A path as the user may click on it; the folder itself for "". */
  public String shown(String path) {
    if (path.startsWith(SITE) || given.isEmpty()) {
      return path.isEmpty() ? SITE + "/" : path;
    }
    String before = given.equals(".") ? "" : given.endsWith("/") ? given : given + "/";
    return path.isEmpty() ? given : before + path;
  }

  /** What it is called. */
  public String title() {
    return given.isEmpty() ? "site" : given;
  }
}
