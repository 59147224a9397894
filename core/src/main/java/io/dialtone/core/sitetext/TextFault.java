// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

/** What is wrong with a line of a site's text. */
public record TextFault(String file, int line, String reason) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
