// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.journal.Secret;
import io.dialtone.wire.asterisk.ConfPlace;
import java.util.Optional;

/**
 * Somebody who may register at an Asterisk.
 *
 * @param login where it is not the number
 * @param password absent where the files have only a digest of it
 * @param driver which of Asterisk's SIP drivers it registers at
 */
record AsteriskAccount(
    String name,
    String number,
    String displayName,
    Optional<String> login,
    Optional<Secret> password,
    SipDriver driver,
    ConfPlace place) {

  AsteriskAccount named(String displayed) {
    return new AsteriskAccount(name, number, displayed, login, password, driver, place);
  }
}
