// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.SiteFile;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** What levels and phones may take: accounts, templates and files. */
final class StockRules {

  private static final String OTHER_PHONE = "TB30";

  private final Draft draft;
  private final AccountValues accounts;

  StockRules(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    this.accounts = new AccountValues(draft, dictionary);
  }

  Optional<String> put(Account account) {
    Optional<String> fault = accounts.fault(account);
    if (fault.isPresent()) {
      return fault;
    }
    boolean fresh = draft.account(account.name()).isEmpty();
    if (fresh && draft.count(ItemKey.Kind.ACCOUNT) >= SiteLimits.ACCOUNTS) {
      return Optional.of("a site has at most " + SiteLimits.ACCOUNTS + " accounts");
    }
    draft.put(account);
    draft.say((fresh ? "add account " : "change account ") + account.name());
    return Optional.empty();
  }

  Optional<String> removeAccount(String name) {
    SortedSet<MacAddress> phones = draft.phonesWith(name);
    return remove(
        ItemKey.account(name),
        phones.isEmpty() ? "" : "is on a line of " + Refusals.named(phones) + ": free it first");
  }

  Optional<String> put(Contact contact) {
    Optional<String> fault = ContactRules.fault(contact);
    if (fault.isPresent()) {
      return fault;
    }
    boolean fresh = draft.find(contact.key()).isEmpty();
    if (fresh && draft.count(ItemKey.Kind.CONTACT) >= SiteLimits.CONTACTS) {
      return Optional.of("a phonebook has at most " + SiteLimits.CONTACTS + " contacts");
    }
    if (Names.beyondLatin1(contact.name())) {
      draft.warn(
          "some names have letters that phones do not know (ISO-8859-1), as "
              + contact.name()
              + " has: others stand for them on the phone");
    }
    draft.put(contact);
    draft.say((fresh ? "add " : "keep ") + contact.key());
    return Optional.empty();
  }

  Optional<String> remove(Contact contact) {
    return remove(contact.key(), "");
  }

  Optional<String> put(KeyTemplate template) {
    Optional<String> fault = Names.fault("a template", template.name());
    int most = ModelSizes.of(Model.ST2030).expansionKeys();
    for (var entry : template.keys().entrySet()) {
      if (entry.getKey() < 1 || entry.getKey() > most) {
        return Optional.of("there are keys 1 to " + most + ", and no key " + entry.getKey());
      }
      fault = fault.or(() -> KeyTargets.fault(entry.getKey(), entry.getValue()));
    }
    if (fault.isPresent()) {
      return fault;
    }
    boolean fresh = draft.template(template.name()).isEmpty();
    if (fresh && draft.count(ItemKey.Kind.TEMPLATE) >= SiteLimits.TEMPLATES) {
      return Optional.of("a site has at most " + SiteLimits.TEMPLATES + " templates");
    }
    draft.put(template);
    draft.say((fresh ? "add template " : "change template ") + template.name());
    return Optional.empty();
  }

  Optional<String> removeTemplate(String name) {
    return remove(ItemKey.template(name), setAt(Users.ofTemplate(draft, name)));
  }

  Optional<String> put(SiteFile file) {
    Optional<String> fault =
        Names.fileFault(file.name()).or(() -> firmwareFault(file)).or(() -> lengthFault(file));
    if (fault.isPresent()) {
      return fault;
    }
    Optional<SiteFile> there = draft.file(file.name());
    if (there.isEmpty() && draft.count(ItemKey.Kind.FILE) >= SiteLimits.FILES) {
      return Optional.of("a site has at most " + SiteLimits.FILES + " files: remove some first");
    }
    if (there.isPresent() && there.get().kind() != file.kind()) {
      List<String> users = Users.ofFile(draft, file.name());
      if (!users.isEmpty()) {
        return Optional.of(
            "file "
                + file.name()
                + " is set at "
                + Refusals.named(users)
                + " as "
                + there.get().kind().text()
                + ": it cannot become "
                + file.kind().text());
      }
    }
    draft.put(file);
    draft.say(
        (there.isEmpty() ? "add file " : "change file ")
            + file.name()
            + ", "
            + file.kind().text()
            + " of "
            + file.length()
            + " bytes");
    return Optional.empty();
  }

  private static Optional<String> lengthFault(SiteFile file) {
    if (!file.sha256().matches("[0-9a-f]{64}")) {
      throw new IllegalStateException("no SHA-256 in hex: " + file.sha256());
    }
    if (file.length() <= 0) {
      return Optional.of(file.name() + " is empty: get it anew");
    }
    return file.length() > SiteLimits.FILE_LENGTH
        ? Optional.of(
            file.name() + " has more than " + SiteLimits.FILE_LENGTH + " bytes: no phone takes it")
        : Optional.empty();
  }

  /** ID-7: a firmware's name says what it is, and the phone believes it. */
  private static Optional<String> firmwareFault(SiteFile file) {
    FirmwareName name = FirmwareName.parse(file.name());
    boolean named = name.model().isPresent();
    String part = name.part().name().toLowerCase(Locale.ROOT);
    if (!file.kind().firmware()) {
      return named
          ? Optional.of(
              file.name()
                  + " is called as "
                  + part
                  + " firmware, not as "
                  + file.kind().text()
                  + ": give its kind, or rename it")
          : Optional.empty();
    }
    if (!name.hasExtension() || file.name().regionMatches(true, 0, OTHER_PHONE, 0, 4)) {
      return Optional.of(
          file.name()
              + " is not called as firmware of these phones, such as"
              + " v2030SG.R11.1.SED.101223.2.74.zz (ID-7): a phone would refuse it");
    }
    return named && !name.part().name().equals(file.kind().name())
        ? Optional.of(
            file.name()
                + " is called as "
                + part
                + " firmware, not as "
                + file.kind().text()
                + ": give it as "
                + part)
        : Optional.empty();
  }

  Optional<String> removeFile(String name) {
    return remove(ItemKey.file(name), setAt(Users.ofFile(draft, name)));
  }

  private static String setAt(List<String> users) {
    return users.isEmpty() ? "" : "is set at " + Refusals.named(users) + ": unset it there first";
  }

  /** Nothing that somebody uses is removed; {@code use} says who does, empty if nobody. */
  private Optional<String> remove(ItemKey key, String use) {
    if (draft.find(key).isEmpty()) {
      return Optional.of(Refusals.none(key));
    }
    String named = key.kind().text() + " " + key.id();
    if (!use.isEmpty()) {
      return Optional.of(named + " " + use);
    }
    draft.remove(key);
    draft.say("remove " + named);
    return Optional.empty();
  }
}
