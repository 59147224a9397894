// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import io.dialtone.wire.inf.TftpPath;
import java.nio.charset.StandardCharsets;

/** Names of TFTP read requests: Windows style, absolute or relative (INF-4). */
final class TftpName {

  private TftpName() {}

  static AskedName read(String file) {
    String name = Text.utf8OrLatin1(file.getBytes(StandardCharsets.ISO_8859_1));
    return TftpPath.toServerPath(name)
        .map(AskedName::fromDecoded)
        .orElseGet(() -> new AskedName.Refused("the name is empty, or holds a '..' part or a NUL"));
  }
}
