// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Decides what is brought to a site from the files of an Asterisk: every account that registers
 * there, the phones that the files name, and which account is on which line. What the site itself
 * keeps on a line stays there.
 */
public final class AsteriskImport {

  /** What keeps these accounts, as the site has it. */
  public static final String SOURCE = "asterisk";

  private final KnownSite site;
  private final Choices choices;
  private final Findings found;
  private final List<AsteriskPlan.Entry> entries = new ArrayList<>();

  private AsteriskImport(KnownSite site, Choices choices, Findings found) {
    this.site = site;
    this.choices = choices;
    this.found = found;
  }

  /** Decides it all. */
  public static AsteriskPlan plan(
      AsteriskFiles files, List<MapRow> map, KnownSite site, Choices choices) {
    Findings found = new Findings(VoicemailNames.of(files.config(AsteriskFiles.VOICEMAIL)));
    SipReading sip = new SipReading(found);
    sip.sip(files.config(AsteriskFiles.SIP));
    sip.users(files.config(AsteriskFiles.USERS));
    PjsipObjects objects =
        new PjsipObjects(
            files.config(AsteriskFiles.PJSIP), files.config(AsteriskFiles.WIZARD), found);
    new PjsipReading(objects, found).read();
    sip.provisioned(files.config(AsteriskFiles.PHONEPROV_USERS));
    MapReading.read(map, found);
    return new AsteriskImport(site, choices, found).plan(files);
  }

  private AsteriskPlan plan(AsteriskFiles files) {
    ServerChoice server = ServerChoice.of(files, found, site, choices);
    server
        .setting()
        .filter(_ -> choices.sipServer().isPresent() || !found.accounts.isEmpty())
        .ifPresent(host ->
            bring(
                new Brought.OfSetting(
                    "/",
                    SettingKey.of(SiteSetting.SIP_SERVER.text()),
                    Optional.of(Secret.of(host))),
                server.from()));
    SortedMap<String, AsteriskAccount> taken = new TreeMap<>();
    for (AsteriskAccount account : found.accounts.values()) {
      if (account.password().isPresent() || site.accounts().containsKey(account.name())) {
        taken.put(account.name(), account);
        bring(account(account, server), account.place().toString());
      } else {
        found.leftOut(
            account.name(),
            "account "
                + account.name()
                + ": its password is not in the files, only a digest of it: add the account by"
                + " 'dialtone site accounts add', or give it a plain secret",
            account.place());
      }
    }
    PhonePlan phones = new PhonePlan(site, choices, found, taken, entries);
    phones.decide();
    SortedSet<String> placed = phones.placed();
    gone(placed);
    alone(taken, placed, phones.empty());
    return new AsteriskPlan(entries, found.notes, taken.size(), phones.count(), server.words());
  }

  private void bring(Brought brought, String from) {
    entries.add(new AsteriskPlan.Entry(brought, from));
  }

  private Brought account(AsteriskAccount account, ServerChoice server) {
    return new Brought.OfAccount(
        account.name(),
        Optional.of(account.number()),
        Optional.of(OneLine.of(account.displayName())),
        account.login(),
        account.password(),
        server.own(account.driver()),
        Optional.of(SOURCE));
  }

  /** Accounts that came from Asterisk before, and are there no more. */
  private void gone(SortedSet<String> placed) {
    for (Map.Entry<String, String> account : site.accounts().entrySet()) {
      if (account.getValue().equals(SOURCE) && !found.accounts.containsKey(account.getKey())) {
        String name = account.getKey();
        boolean removed = choices.prune() && !placed.contains(name);
        if (removed) {
          bring(new Brought.NoAccount(name), "--prune");
        }
        found.notes.add(
            new Note(
                Note.Kind.GONE,
                name,
                "account " + name + (removed ? ": removed" : ": left as it is; --prune removes it"),
                Optional.empty()));
      }
    }
  }

  /** Accounts without a phone and phones without an account. */
  private void alone(
      SortedMap<String, AsteriskAccount> taken, SortedSet<String> placed, List<MacAddress> empty) {
    for (AsteriskAccount account : taken.values()) {
      if (!placed.contains(account.name())) {
        found.note(
            Note.Kind.NO_PHONE, account.name(), "account " + account.name(), account.place());
      }
    }
    for (MacAddress mac : empty) {
      found.notes.add(
          new Note(Note.Kind.NO_ACCOUNT, mac.toString(), "phone " + mac, Optional.empty()));
    }
  }
}
