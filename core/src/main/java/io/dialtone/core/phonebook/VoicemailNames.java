// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import io.dialtone.core.site.Contact;
import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Who has a mailbox, by Asterisk's voicemail.conf: {@code 200 => PASSWORD,NAME,MAIL…} in any
 * context.
 *
 * @param nameless mailboxes that have no name in the file
 */
public record VoicemailNames(List<Contact> contacts, int nameless) {

  /** Sections that are no contexts. */
  private static final List<String> OTHERS = List.of("general", "zonemessages");

  public VoicemailNames {
    contacts = List.copyOf(contacts);
  }

  /** The names in a configuration that is read. */
  public static VoicemailNames of(AsteriskConfig voicemail) {
    SequencedSet<Contact> contacts = new LinkedHashSet<>();
    int nameless = 0;
    for (ConfSection section : voicemail.real()) {
      if (OTHERS.stream().anyMatch(section.name()::equalsIgnoreCase)) {
        continue;
      }
      for (ConfSetting mailbox : section.settings()) {
        List<String> fields = List.of(mailbox.value().split(",", 3));
        String name = fields.size() < 2 ? "" : fields.get(1).strip();
        if (name.isEmpty()) {
          nameless++;
        } else {
          contacts.add(new Contact(name, mailbox.name()));
        }
      }
    }
    return new VoicemailNames(new ArrayList<>(contacts), nameless);
  }
}
