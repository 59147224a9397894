// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.io.IOException;

/** A socket call that the system refused, with the system's own words: {@code bind …: reason}. */
public final class SocketFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why, as far as callers tell cases apart. */
  public enum Kind {
    ADDRESS_IN_USE,
    NO_SUCH_ADDRESS,
    NO_SUCH_DEVICE,
    NOT_PERMITTED,
    UNREACHABLE,
    TOO_LONG,
    OTHER
  }

  private final Kind kind;

  SocketFault(Kind kind, String what, String reason) {
    super(what + ": " + reason);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
