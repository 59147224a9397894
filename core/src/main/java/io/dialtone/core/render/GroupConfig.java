// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.GroupValues;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniText;

/**
 * The common config file of one kind of phone in a group: every parameter that is known, at its
 * value there, so that whatever a phone held before, applying it puts all of them right (RUN-6),
 * but for those that a phone keeps.
 *
 * @param name {@code ComConf2030S_<12 hex digits of its content>.txt}: a new content, a new name
 */
public record GroupConfig(String name, Bytes content) {

  /** Renders the file of a group. */
  public static GroupConfig render(GroupValues values) {
    IniText text = new IniText();
    for (Effective value : values.common()) {
      text.add(value.section(), value.name(), value.value());
    }
    Bytes content = text.toBytes();
    FilePrefix kind = values.sheet().kind();
    String stem = "ComConf" + kind.model().digits() + kind.protocol().letter() + "_";
    return new GroupConfig(stem + Sha256.brief(Sha256.of(content)) + ".txt", content);
  }
}
