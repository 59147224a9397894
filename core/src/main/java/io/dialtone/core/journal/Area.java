// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import java.util.Locale;

/** The part of the server that a journal record or a sighting comes from. */
public enum Area {
  SERVER,
  DHCP,
  TFTP,
  HTTP,
  SIP,
  STORE,
  CONSOLE;

  /** The name as lines show it: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
