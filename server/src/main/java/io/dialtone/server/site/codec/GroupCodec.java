// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import tools.jackson.databind.node.ObjectNode;

/** Groups as JSON. */
final class GroupCodec implements ItemCodec<Group> {

  @Override
  public void write(Group group, ObjectNode body, Seals seals) {
    body.put("name", group.name());
    body.put("parent", group.parent().number());
    SettingsCodec.write(group.settings(), body, group.key(), seals);
  }

  @Override
  public Group read(ItemKey key, Fields body, Seals seals) {
    if (!key.id().matches("0|[1-9][0-9]{0,8}")) {
      throw body.fault("is no group's number");
    }
    return new Group(
        new GroupId(Integer.parseInt(key.id(), 10)),
        body.text("name"),
        group(body, "parent"),
        SettingsCodec.read(body, key, seals));
  }

  static GroupId group(Fields body, String name) {
    long number = body.whole(name);
    if (number > Integer.MAX_VALUE) {
      throw body.fault("has no group's number in its field '" + name + "'");
    }
    return new GroupId((int) number);
  }
}
