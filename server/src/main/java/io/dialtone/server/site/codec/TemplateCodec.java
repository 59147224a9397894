// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Templates of function keys as JSON. */
final class TemplateCodec implements ItemCodec<KeyTemplate> {

  @Override
  public void write(KeyTemplate template, ObjectNode body, Seals seals) {
    KeysCodec.write(template.keys(), body);
  }

  @Override
  public KeyTemplate read(ItemKey key, Fields body, Seals seals) {
    return new KeyTemplate(key.id(), KeysCodec.read(body));
  }
}
