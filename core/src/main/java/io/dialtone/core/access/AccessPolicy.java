// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import java.util.List;
import java.util.Optional;

/** What an administrator says of who may have phones' files; secrets only where they decide. */
public record AccessPolicy(
    AccessRule rule, Optional<SecretPath> secretPath, Optional<Credentials> credentials) {

  /** A policy without secrets. */
  public static AccessPolicy of(AccessRule rule) {
    return new AccessPolicy(rule, Optional.empty(), Optional.empty());
  }

  /** By secrets alone, wherever the asker is. */
  public static AccessPolicy secret(
      Optional<SecretPath> secretPath, Optional<Credentials> credentials) {
    return new AccessPolicy(new AccessRule(AccessMode.SECRET, List.of()), secretPath, credentials);
  }
}
