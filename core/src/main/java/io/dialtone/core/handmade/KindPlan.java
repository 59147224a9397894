// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderReading.Inf;
import io.dialtone.core.render.value.KindSheet;
import io.dialtone.wire.identity.FilePrefix;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What a kind of phone is told by the folder, and what the site is to say to it. */
final class KindPlan {

  private final KindSheet sheet;
  private final Optional<Inf> inf;
  private final SortedMap<String, Said> common;
  private final SortedSet<String> standing;
  private final SortedMap<String, String> set = new TreeMap<>();

  KindPlan(
      KindSheet sheet,
      Optional<Inf> inf,
      SortedMap<String, Said> common,
      SortedSet<String> standing) {
    this.sheet = sheet;
    this.inf = inf;
    this.common = common;
    this.standing = standing;
  }

  /** Whether the site says it already, so that what phones have of themselves does not count. */
  boolean stands(String name) {
    return standing.contains(ConfigShelf.key(name));
  }

  KindSheet sheet() {
    return sheet;
  }

  FilePrefix kind() {
    return sheet.kind();
  }

  /** The INF of its phones that have none of their own. */
  Optional<Inf> inf() {
    return inf;
  }

  /** What its common file says, by the keys of names. */
  SortedMap<String, Said> common() {
    return common;
  }

  Optional<Said> says(String name) {
    return Optional.ofNullable(common.get(ConfigShelf.key(name)));
  }

  Telling telling() {
    return new Telling(sheet, common);
  }

  /** What the group comes to say, by the keys of names. */
  SortedMap<String, String> set() {
    return set;
  }
}
