// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import tools.jackson.databind.node.ObjectNode;

/** How one kind of item is written and read; its key stands beside it. */
interface ItemCodec<T> {

  void write(T item, ObjectNode body, Seals seals);

  T read(ItemKey key, Fields body, Seals seals);
}
