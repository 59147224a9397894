// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

/** What may name a provisioning server; the first that is present wins, in this order (SRC-1). */
public enum Origin {
  PRECONFIGURED_HTTP("AutoprovisionHTTPServer"),
  PRECONFIGURED_TFTP("AutoprovisionTFTPServer"),
  OPTION_150("option 150"),
  OPTION_66("option 66"),
  OPTION_43("option 43"),
  NEXT_SERVER("next-server");

  private final String text;

  Origin(String text) {
    this.text = text;
  }

  /** Its name among administrators. */
  public String text() {
    return text;
  }

  /** Whether it leads to TFTP. */
  public boolean tftp() {
    return this != PRECONFIGURED_HTTP && this != OPTION_43;
  }

  /** Whether it comes out of the phone's own parameters. */
  public boolean preconfigured() {
    return this == PRECONFIGURED_HTTP || this == PRECONFIGURED_TFTP;
  }
}
