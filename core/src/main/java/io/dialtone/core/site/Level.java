// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.octets.MacAddress;

/** Where a setting stands: at a group, the whole site among them, or at one phone. */
public sealed interface Level {

  /** At a group, for all phones in it and below it. */
  record OfGroup(GroupId group) implements Level {}

  /** At one phone. */
  record OfPhone(MacAddress phone) implements Level {}
}
