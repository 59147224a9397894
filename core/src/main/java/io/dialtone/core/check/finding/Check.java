// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import java.util.Locale;

/** One thing that is looked for, by a name that never changes. */
public sealed interface Check
    permits InfCheck, ConfigCheck, ContentCheck, FolderCheck, SiteCheck, SettingsCheck {

  /** The enumeration's own name. */
  String name();

  /** What is told of it. */
  Told told();

  /** The name that people and programs use: {@code inf-empty-value}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
