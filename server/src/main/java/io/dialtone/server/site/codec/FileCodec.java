// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteFile;
import tools.jackson.databind.node.ObjectNode;

/** Files as JSON; their bytes are in the vault. */
final class FileCodec implements ItemCodec<SiteFile> {

  @Override
  public void write(SiteFile file, ObjectNode body, Seals seals) {
    body.put("kind", file.kind().text());
    body.put("sha256", file.sha256());
    body.put("length", file.length());
  }

  @Override
  public SiteFile read(ItemKey key, Fields body, Seals seals) {
    String kind = body.text("kind");
    String sha256 = body.text("sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw body.fault("has no digest in its field 'sha256'");
    }
    return new SiteFile(
        key.id(),
        SiteFile.Kind.parse(kind)
            .orElseThrow(() -> body.fault("is of the unknown kind '" + kind + "'")),
        sha256,
        body.whole("length"));
  }
}
