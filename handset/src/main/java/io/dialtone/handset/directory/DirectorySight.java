// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.directory;

import io.dialtone.handset.port.HttpUrl;
import io.dialtone.wire.directory.DirectoryPage;

/** What the user sees who opened the phonebook. */
public sealed interface DirectorySight {

  /** A page, and where it is from. */
  record Page(HttpUrl url, DirectoryPage page) implements DirectorySight {}

  /** Nothing, and why. */
  record Nothing(String reason) implements DirectorySight {}
}
