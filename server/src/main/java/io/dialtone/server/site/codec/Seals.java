// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.store.StoreException;

/** Makes of a secret what may be written down, and the other way round. */
public interface Seals {

  /**
   * Seals a secret.
   *
   * @param owner what it is the secret of; under another it does not open
   */
  String seal(Secret secret, String owner);

  /**
   * Opens what was sealed.
   *
   * @throws StoreException if it was changed, moved, or sealed with another key
   */
  Secret open(String sealed, String owner);
}
