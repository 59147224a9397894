// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Site;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How people write a level: {@code site} for all of it, {@code Paris/Sales} for a group, a MAC for
 * a phone.
 */
public final class Levels {

  /** The word for the root group. */
  public static final String SITE = "site";

  static final String SEPARATOR = "/";

  private Levels() {}

  /** The level of these words; empty where the site has none such. */
  public static Optional<Level> parse(Site site, String text) {
    Optional<MacAddress> mac = MacAddress.parse(text);
    if (mac.isPresent()) {
      return mac.flatMap(site::phone).map(phone -> new Level.OfPhone(phone.mac()));
    }
    return group(site, text).map(Level.OfGroup::new);
  }

  /** The group of this path, without regard to letter case. */
  public static Optional<GroupId> group(Site site, String path) {
    if (path.equals(SEPARATOR) || path.equalsIgnoreCase(SITE)) {
      return Optional.of(GroupId.ROOT);
    }
    GroupId at = GroupId.ROOT;
    for (String name : path.split(SEPARATOR, -1)) {
      SortedSet<GroupId> next = site.groupsNamed(at, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.getFirst();
    }
    return Optional.of(at);
  }

  /** The path of a group, {@code site} for the root. */
  public static String path(List<Group> chain) {
    return chain.size() <= 1
        ? SITE
        : chain.stream().skip(1).map(Group::name).collect(Collectors.joining(SEPARATOR));
  }

  /** A level in words, such as {@code group Paris/Sales}. */
  public static String text(Site site, Level level) {
    return text(level, site::chain);
  }

  static String text(Level level, Function<GroupId, List<Group>> chain) {
    return switch (level) {
      case Level.OfGroup(var group) when group.isRoot() -> "the whole site";
      case Level.OfGroup(var group) -> "group " + path(chain.apply(group));
      case Level.OfPhone(var mac) -> "phone " + mac;
    };
  }
}
