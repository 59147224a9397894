// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

/** What would become of a wish. */
public sealed interface DryAnswer {

  /** It can be, and this would change by it. */
  record Would(DryRun run) implements DryAnswer {}

  /** It cannot be; the reason says what to do. */
  record Refused(String reason) implements DryAnswer {}
}
