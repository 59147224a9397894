// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.nio.charset.StandardCharsets;

/** Names of TFTP read requests: Windows style, absolute or relative (INF-4). */
final class TftpName {

  private TftpName() {}

  static AskedName read(String file) {
    String name = Text.utf8OrLatin1(file.getBytes(StandardCharsets.ISO_8859_1)).replace('\\', '/');
    if (Parts.DRIVE.matcher(name).lookingAt()) {
      name = name.substring(2);
    }
    return AskedName.fromDecoded(name);
  }
}
