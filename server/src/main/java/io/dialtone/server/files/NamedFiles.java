// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.files.FileDecision;
import io.dialtone.wire.octets.MacAddress;

/** Files by their names, whoever asks for them. */
public interface NamedFiles extends FileSource {

  /** Which file a decoded path means. */
  FileDecision find(String path);

  /** Whether any file is named by this phone's address. */
  boolean knows(MacAddress mac);
}
