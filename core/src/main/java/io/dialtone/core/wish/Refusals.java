// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.wire.octets.MacAddress;
import java.util.Collection;
import java.util.stream.Collectors;

/** Sentences that several rules say. */
final class Refusals {

  private static final int MOST_NAMED = 5;

  private Refusals() {}

  static String noGroup(GroupId id) {
    return "there is no group number " + id + ": look at the list of groups";
  }

  static String noPhone(MacAddress mac) {
    return "there is no phone " + mac + " in the site: add it first";
  }

  static String none(ItemKey key) {
    return "there is no " + key + ": add it first, or look at what it is called";
  }

  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** The first few of many. */
  static String named(Collection<?> all) {
    String first =
        all.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return first + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
  }
}
