// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import io.dialtone.core.phonebook.VoicemailNames;
import io.dialtone.server.asterisk.AsteriskFolder;
import io.dialtone.wire.asterisk.AsteriskConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Contacts of an Asterisk's voicemail.conf, with the files that it includes. */
final class Mailboxes {

  private Mailboxes() {}

  static ContactList read(Path file) throws IOException {
    Path real = file.toRealPath();
    AsteriskFolder folder = new AsteriskFolder(real.resolveSibling("."));
    AsteriskConfig config = AsteriskConfig.parse(String.valueOf(real.getFileName()), folder);
    ContactList.Draft draft = new ContactList.Draft();
    config.faults().forEach(fault -> draft.fault(fault.toString()));
    config.warnings().forEach(warning -> draft.tell(warning.toString()));
    VoicemailNames names = VoicemailNames.of(config);
    names
        .contacts()
        .forEach(contact ->
            draft.add("mailbox " + contact.number(), contact.name(), List.of(contact.number())));
    if (names.nameless() > 0) {
      draft.tell(names.nameless() + " mailboxes without a name left out");
    }
    return draft.done();
  }
}
