// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.site.codec.Seals;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import java.nio.file.Path;
import java.util.Optional;

/** The key of a backup's passwords, proved before anything of it is restored. */
public final class SealedWith {

  private final KeyFile file;
  private final Optional<Sealer> sealer;
  private final Optional<Bytes> toKeep;

  private SealedWith(KeyFile file, Optional<Sealer> sealer, Optional<Bytes> toKeep) {
    this.file = file;
    this.sealer = sealer;
    this.toKeep = toKeep;
  }

  /**
   * Finds the key, in the data folder or in the backup.
   *
   * @param fingerprint of the key that the backup says it needs, absent if it has no passwords
   * @param brought the text of the key file in the backup, if it has one
   * @throws StoreException if neither is the right one; in a sentence that says what to do
   */
  public static SealedWith prove(
      KeyFile file, Optional<String> fingerprint, Optional<Bytes> brought, Path backup) {
    if (fingerprint.isEmpty()) {
      return new SealedWith(file, Optional.empty(), Optional.empty());
    }
    Optional<Sealer> there = file.read();
    if (there.isPresent()) {
      if (there.get().fingerprint().equals(fingerprint.get())) {
        return new SealedWith(file, there, Optional.empty());
      }
      throw new StoreException(
          "the key "
              + file.path()
              + " is another one than the passwords in the backup "
              + backup
              + " are sealed with: move it away and put the right one there; nothing was restored");
    }
    if (brought.isEmpty()) {
      throw new StoreException(
          "the passwords in the backup "
              + backup
              + " are sealed with a key that is not in it: put its copy at "
              + file.path()
              + " first; nothing was restored");
    }
    Sealer inside = file.check(brought.get());
    if (!inside.fingerprint().equals(fingerprint.get())) {
      throw new StoreException(
          "the backup " + backup + " has another key than its own; nothing was restored");
    }
    return new SealedWith(file, Optional.of(inside), brought);
  }

  /**
   * What seals more of a backup than the passwords in its rows; absent if none are sealed.
   *
   * @param fingerprint of the key that those are sealed with
   * @throws StoreException if that key is not in the data folder
   */
  public static Optional<Seals> more(KeyFile file, Optional<String> fingerprint) {
    if (fingerprint.isEmpty()) {
      return Optional.empty();
    }
    Optional<Sealer> there = file.read().filter(key -> key.fingerprint().equals(fingerprint.get()));
    if (there.isEmpty()) {
      throw new StoreException(
          "the key " + file.path() + " is missing or another one: put its copy back first");
    }
    return Optional.of(there.get());
  }

  /** Opens the backup's passwords; it never seals. */
  public Seals seals() {
    return new Seals() {
      @Override
      public String seal(Secret secret, String owner) {
        throw new IllegalStateException("a backup is read and not written");
      }

      @Override
      public Secret open(String sealed, String owner) {
        return sealer
            .orElseThrow(() ->
                new StoreException("the backup has sealed passwords and names no key for them"))
            .open(sealed, owner);
      }
    };
  }

  /** Writes the key that the backup brought, where there was none. */
  public void keep() {
    toKeep.ifPresent(file::write);
  }
}
