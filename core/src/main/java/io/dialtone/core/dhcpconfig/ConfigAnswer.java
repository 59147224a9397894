// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

/** What came of asking for configuration. */
public sealed interface ConfigAnswer {

  /** The configuration, to be pasted. */
  record Text(String text) implements ConfigAnswer {}

  /** Why there is none, and what to do. */
  record Refused(String reason) implements ConfigAnswer {}
}
