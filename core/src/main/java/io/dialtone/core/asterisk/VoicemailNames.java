// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names in voicemail.conf: {@code mailbox => password,name,...} in a section a context. */
public final class VoicemailNames {

  private static final List<String> NO_CONTEXTS = List.of("general", "zonemessages");
  private static final String USUAL_CONTEXT = "default";

  private final Map<String, String> names = new TreeMap<>();

  /** Reads them all. */
  public static VoicemailNames of(AsteriskConfig voicemail) {
    VoicemailNames all = new VoicemailNames();
    for (ConfSection section : voicemail.real()) {
      if (NO_CONTEXTS.stream().noneMatch(section.name()::equalsIgnoreCase)) {
        section.settings().forEach(setting -> all.add(section.name(), setting));
      }
    }
    return all;
  }

  private void add(String context, ConfSetting mailbox) {
    String[] parts = mailbox.value().split(",", 3);
    if (parts.length > 1 && !parts[1].isBlank()) {
      names.put(mailbox.name() + "@" + context, parts[1].strip());
    }
  }

  /** The name of the first of these mailboxes, {@code 200@default,201}, that has one. */
  Optional<String> of(String mailboxes) {
    for (String mailbox : mailboxes.split("[,&]", -1)) {
      String bare = mailbox.strip();
      String name = names.get(bare.contains("@") ? bare : bare + "@" + USUAL_CONTEXT);
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
