// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.core.journal.Secret;
import java.util.Optional;

/**
 * An account that lines of phones register with (FIL-2).
 *
 * @param name what it is found by, unique; usually the number
 * @param number the user part of its SIP address, TELnNumber
 * @param displayName what callees see
 * @param login the name it authenticates with where that is not the number, regidn
 * @param password regpwdn
 * @param server its registrar and proxy where that is not the site's setting {@code sip.server}
 * @param source what keeps it, such as {@code asterisk}; absent where it is kept here alone
 */
public record Account(
    String name,
    String number,
    String displayName,
    Optional<String> login,
    Secret password,
    Optional<String> server,
    Optional<String> source)
    implements SiteItem {

  /** One that is kept here alone. */
  public Account(
      String name,
      String number,
      String displayName,
      Optional<String> login,
      Secret password,
      Optional<String> server) {
    this(name, number, displayName, login, password, server, Optional.empty());
  }

  @Override
  public ItemKey key() {
    return ItemKey.account(name);
  }
}
