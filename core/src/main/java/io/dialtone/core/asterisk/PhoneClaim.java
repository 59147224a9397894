// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfPlace;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * That a phone has an account.
 *
 * @param by what says so, the strongest first
 * @param line where that is said, from 1
 * @param account empty where nothing but the model is said
 */
record PhoneClaim(
    By by,
    MacAddress mac,
    Optional<Model> model,
    OptionalInt line,
    String account,
    ConfPlace place) {

  /** What can say it; of two about one account the earlier counts. */
  enum By {
    MAP("the map"),
    PROVISIONING("Asterisk's provisioning"),
    VARIABLE("setvar"),
    DESCRIPTION("the description"),
    LOGIN("its login");

    private final String words;

    By(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
