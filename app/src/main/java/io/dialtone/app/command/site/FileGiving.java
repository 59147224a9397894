// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What firmware, melodies and all other files are given, listed and taken away by. */
record FileGiving(Terminal terminal, SiteAccess access) {

  int list(String kind) {
    ObjectNode order = SiteAccess.question("files");
    if (!kind.isEmpty()) {
      order.put("kind", kind);
    }
    return new Saying(terminal, access)
        .list(order, answer -> SiteLines.files(answer, terminal.out()));
  }

  int add(String kind, List<String> files) {
    ObjectNode order = SiteAccess.order("add-files").put("kind", kind);
    ArrayNode paths = order.putArray("paths");
    for (String file : files) {
      paths.add(terminal.directory().resolve(file).toAbsolutePath().normalize().toString());
    }
    return new Saying(terminal, access).change(order);
  }

  int remove(String name) {
    return new Saying(terminal, access).change(SiteAccess.order("remove-file").put("name", name));
  }
}
