// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import java.util.Locale;

/** How a DHCP answer tells a phone where its INF is (SRC-1). */
public enum Way {
  /** Option 43: the INF's URL, over HTTP. */
  OPTION43,
  /** Option 66: the TFTP server as text. */
  OPTION66,
  /** Option 150: the TFTP server as an address. */
  OPTION150,
  /** {@code siaddr} and {@code file} of the BOOTP header. */
  NEXT_SERVER,
  /** Everything that says TFTP at once: 66, 67, 150, {@code siaddr} and {@code file}. */
  TFTP;

  /** The name as settings write it: {@code next-server}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
