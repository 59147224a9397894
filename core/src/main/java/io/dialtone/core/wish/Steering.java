// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import java.util.Locale;
import java.util.Optional;

/** Values by which a phone gets out of reach of the provisioning that set them (FIL-2). */
final class Steering {

  private Steering() {}

  static Optional<String> warning(String name, String value) {
    if (!value.equals("0")) {
      return Optional.empty();
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "autoprovisionflag" ->
          Optional.of(
              name
                  + "=0 ends provisioning: a phone that has applied it asks for no file any more,"
                  + " and only its own menu brings it back");
      case "sw_notify_autoprovision" ->
          Optional.of(name + "=0: phones will not obey NOTIFY, so changes wait for their next run");
      default -> Optional.empty();
    };
  }
}
