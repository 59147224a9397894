// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Levels;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Levels as orders name them: {@code /}, {@code /paris/sales}, a MAC. */
record Places(SiteDesk desk) {

  Level level(String text) throws Refused {
    if (MacAddress.parse(text).isPresent()) {
      return new Level.OfPhone(phone(text).mac());
    }
    return new Level.OfGroup(group(text));
  }

  GroupId group(String path) throws Refused {
    return desk.read(site -> Levels.group(site, bare(path)))
        .orElseThrow(
            () -> new Refused("there is no group " + path + ": 'dialtone site groups' lists them"));
  }

  Phone phone(String text) throws Refused {
    MacAddress mac = mac(text);
    return desk.read(site -> site.phone(mac))
        .orElseThrow(() -> new Refused("there is no phone " + mac + " in the site: add it first"));
  }

  static MacAddress mac(String text) throws Refused {
    return MacAddress.parse(text)
        .orElseThrow(() -> new Refused(text + " is no MAC address: write it as 00:14:7f:00:00:01"));
  }

  /** The group above the last name of a path. */
  GroupId above(String path) throws Refused {
    int slash = bare(path).lastIndexOf('/');
    return slash < 0 ? GroupId.ROOT : group("/" + bare(path).substring(0, slash));
  }

  static String last(String path) {
    String bare = bare(path);
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /** Without the slash that it begins with; the root alone is nothing but that. */
  private static String bare(String path) {
    return path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
  }

  /** A group as it is written in an order. */
  static String path(Site site, GroupId group) {
    List<Group> chain = site.chain(group);
    return chain.stream().skip(1).map(Group::name).collect(Collectors.joining("/", "/", ""));
  }
}
