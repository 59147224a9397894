// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

/** Which group: a number that stays when the group is renamed or moved. */
public record GroupId(int number) implements Comparable<GroupId> {

  /** The whole site, the group that all others are in. */
  public static final GroupId ROOT = new GroupId(0);

  public GroupId {
    if (number < 0) {
      throw new IllegalArgumentException("a group's number is not negative");
    }
  }

  public boolean isRoot() {
    return number == 0;
  }

  @Override
  public int compareTo(GroupId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
