// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks there are. */
public final class Checks {

  /** Every check, by the kind of file. */
  public static final List<Check> ALL =
      Stream.<Check[]>of(
              InfCheck.values(),
              ConfigCheck.values(),
              ContentCheck.values(),
              FolderCheck.values(),
              SiteCheck.values(),
              SettingsCheck.values())
          .flatMap(Stream::of)
          .toList();

  private Checks() {}

  /** The check of this name. */
  public static Optional<Check> named(String id) {
    return ALL.stream().filter(check -> check.id().equals(id)).findFirst();
  }
}
