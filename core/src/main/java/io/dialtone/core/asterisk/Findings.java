// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfPlace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found in the files so far. */
final class Findings {

  final Map<String, AsteriskAccount> accounts = new LinkedHashMap<>();
  final List<PhoneClaim> claims = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  final VoicemailNames names;

  /** Where each driver listens. */
  final Map<SipDriver, Registrar> registrars = new EnumMap<>(SipDriver.class);

  Findings(VoicemailNames names) {
    this.names = names;
  }

  void note(Note.Kind kind, String about, String text, ConfPlace place) {
    notes.add(new Note(kind, about, text, Optional.of(place)));
  }

  void leftOut(String about, String text, ConfPlace place) {
    note(Note.Kind.LEFT_OUT, about, text, place);
  }

  /** Adds an account; the one that both drivers have is PJSIP's, the driver that Asterisk kept. */
  void add(AsteriskAccount account) {
    AsteriskAccount there = accounts.get(account.name());
    if (there == null) {
      accounts.put(account.name(), account);
      return;
    }
    boolean later = account.driver() == SipDriver.PJSIP;
    AsteriskAccount kept = later ? account : there;
    AsteriskAccount other = later ? there : account;
    accounts.put(account.name(), kept);
    if (!kept.password().equals(other.password())) {
      note(
          Note.Kind.REMARK,
          account.name(),
          "account "
              + account.name()
              + " has another password in "
              + other.place()
              + "; the one taken over is that of "
              + kept.place().file(),
          kept.place());
    }
  }
}
