// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.store.StoreException;
import java.util.Optional;

/**
 * The site's key for secrets that stand in text files: the same secret of the same owner is always
 * the same text, so that it changes in git when it changes.
 */
public final class TextSeals {

  private final Sealer sealer;

  private TextSeals(Sealer sealer) {
    this.sealer = sealer;
  }

  /** With the key of a data folder, if there is one. */
  public static Optional<TextSeals> of(KeyFile file) {
    return file.read().map(TextSeals::new);
  }

  /** Which key it is, for everybody to see. */
  public String key() {
    return sealer.fingerprint();
  }

  /** Seals a secret of this owner. */
  public String seal(Secret secret, String owner) {
    return sealer.sealSteadily(secret, owner);
  }

  /** The secret, empty if it was changed, moved from another owner, or sealed with another key. */
  public Optional<Secret> open(String owner, String sealed) {
    try {
      return Optional.of(sealer.open(sealed, owner));
    } catch (StoreException _) {
      return Optional.empty();
    }
  }
}
