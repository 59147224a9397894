// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

/**
 * A group of phones in the tree of groups: a place, a building, a department.
 *
 * @param name unique among its parent's groups; empty for the root alone
 * @param parent the group it is in; the root is its own parent
 */
public record Group(GroupId id, String name, GroupId parent, Settings settings)
    implements SiteItem {

  /** The whole site, with nothing set. */
  public static final Group ROOT = new Group(GroupId.ROOT, "", GroupId.ROOT, Settings.NONE);

  @Override
  public ItemKey key() {
    return ItemKey.of(id);
  }

  public Group with(Settings changed) {
    return new Group(id, name, parent, changed);
  }

  public Group named(String changed) {
    return new Group(id, changed, parent, settings);
  }

  public Group in(GroupId changed) {
    return new Group(id, name, changed, settings);
  }
}
