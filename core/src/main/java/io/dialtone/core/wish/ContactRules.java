// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Contact;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in the phonebook. */
final class ContactRules {

  /** Digits, or the user part of a SIP address with perhaps its server. */
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*#+._@-]{1,64}");

  private ContactRules() {}

  static Optional<String> fault(Contact contact) {
    if (contact.name().isEmpty()) {
      return Optional.of("a contact needs a name");
    }
    return Names.lineFault("the name of a contact", contact.name(), SiteLimits.NAME)
        .or(() ->
            NUMBER.matcher(contact.number()).matches()
                ? Optional.empty()
                : Optional.of(
                    "contact "
                        + contact.name()
                        + " has no number to dial: digits, * and #, + before them, or a SIP"
                        + " address, at most 64 characters without blanks"));
  }
}
