// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.wire.octets.MacAddress;

/** Whether a phone can be told at all. */
public sealed interface Sought {

  /** It can. */
  record Found(NotifyTarget target) implements Sought {}

  /**
   * It cannot.
   *
   * @param excused whether that is no failure: nobody asked for this phone by its name
   */
  record Missing(MacAddress mac, String reason, boolean excused) implements Sought {}
}
