// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.FolderView;
import io.dialtone.core.site.SiteFile;

/** The bytes of the files that were given to phones. */
@FunctionalInterface
public interface GivenBytes {

  /** The first bytes of a file, at most so many. */
  FolderView.Content read(SiteFile file, int most);
}
