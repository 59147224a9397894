// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Credentials;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.journal.Secret;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may have the files that are named by a MAC address (SRV-8).
 *
 * @param discovery whether phones that nobody said anything of become known to the site
 */
public record AccessSettings(
    AccessMode mode,
    List<Subnet> networks,
    Secrets secrets,
    GuessLimits guessing,
    boolean discovery) {

  /** What mode {@code secret} goes by. */
  public record Secrets(
      Optional<SecretPath> path, Optional<String> user, Optional<Secret> password) {

    /** No secret at all. */
    public static final Secrets NONE =
        new Secrets(Optional.empty(), Optional.empty(), Optional.empty());

    /** User and password, if both were said and are fit. */
    Optional<Credentials> credentials() {
      return user.flatMap(name -> password.flatMap(secret -> Credentials.of(name, secret)));
    }

    boolean isEmpty() {
      return path.isEmpty() && credentials().isEmpty();
    }
  }

  public AccessSettings {
    networks = List.copyOf(networks);
  }

  /** Without secrets, and with the usual patience for guessers. */
  public AccessSettings(AccessMode mode, List<Subnet> networks) {
    this(mode, networks, Secrets.NONE, GuessLimits.USUAL, true);
  }

  /** What these settings mean. */
  public AccessPolicy policy() {
    return mode == AccessMode.SECRET
        ? AccessPolicy.secret(secrets.path(), secrets.credentials())
        : AccessPolicy.of(new AccessRule(mode, networks));
  }

  /** What an administrator should know at the start, a sentence each. */
  public List<String> warnings(boolean tftp) {
    List<String> warnings = new ArrayList<>();
    if (mode == AccessMode.OPEN) {
      warnings.add(
          "access.mode is open: whoever knows or guesses a MAC gets the SIP passwords of that phone");
    }
    if (mode == AccessMode.SECRET && secrets.path().isEmpty() && tftp) {
      warnings.add(
          "access goes by a password, which TFTP does not have: over TFTP nobody gets files named"
              + " by a MAC; access.secret-path works there too");
    }
    if (mode != AccessMode.SECRET && !secrets.isEmpty()) {
      warnings.add("access.mode is not secret: its secret path and password open nothing");
    }
    if (!networks.isEmpty() && (mode == AccessMode.SECRET || mode == AccessMode.OPEN)) {
      warnings.add("access.networks means nothing in this access.mode");
    }
    return warnings;
  }
}
