// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/**
 * One thing the phone did, fit for a line on a screen.
 *
 * @param what what was asked for or done
 * @param result how it went, in words
 * @param bytes the bytes it moved, 0 where that means nothing
 * @param rule the rule it follows, e.g. RUN-1
 */
public record Step(Kind kind, String what, String result, long bytes, String rule) {

  /** The kinds of steps. */
  public enum Kind {
    DHCP,
    FETCH,
    INSTALL,
    APPLY,
    REBOOT,
    WAIT,
    DISPLAY,
    SIP
  }
}
