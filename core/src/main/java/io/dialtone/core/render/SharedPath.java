// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.site.SiteFile;

/**
 * Where files that many phones fetch lie below a server's root. Each path is of one content for
 * ever: a phone fetches a firmware again when anything of the INF's value differs, another file
 * when the last part of it does (RUN-12), so the digest stands in a folder there and in the name
 * here.
 */
public final class SharedPath {

  private static final String CONFIG = "cfg/";
  private static final String FIRMWARE = "fw/";
  private static final String DECK = "deck/";

  private SharedPath() {}

  /**
   * Of a file that was given: {@code fw/<12 hex>/v2030SG….zz}, since a phone reads a firmware's
   * name (ID-7) and a deck's; {@code cfg/Ringers-<12 hex>.txt} otherwise.
   */
  public static String of(SiteFile file) {
    String digest = Sha256.brief(file.sha256());
    if (file.kind().firmware()) {
      return FIRMWARE + digest + "/" + file.name();
    }
    if (file.kind() == SiteFile.Kind.DECK) {
      return DECK + digest + "/" + file.name();
    }
    int dot = file.name().lastIndexOf('.');
    int end = dot <= 0 ? file.name().length() : dot;
    return CONFIG + file.name().substring(0, end) + "-" + digest + file.name().substring(end);
  }

  /** Of a common config file. */
  public static String of(GroupConfig config) {
    return CONFIG + config.name();
  }
}
