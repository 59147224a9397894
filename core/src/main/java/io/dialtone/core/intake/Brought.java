// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.intake;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * One thing that somebody brings along for the site. It says how something is to be, whether it is
 * there already or not; what it leaves out stays as it is. Groups go by their paths, {@code /} or
 * {@code /paris/sales}, since their numbers are the site's own.
 */
public sealed interface Brought {

  /** A group is there, and all above it. */
  record OfGroup(String path) implements Brought {}

  /**
   * A phone is there.
   *
   * @param kind needed for a phone that the site does not have yet
   * @param state where it is left out and the phone is new: active
   */
  record OfPhone(
      MacAddress mac,
      Optional<FilePrefix> kind,
      Optional<PhoneState> state,
      Optional<String> group,
      Optional<String> label,
      Optional<String> location)
      implements Brought {

    /** A phone of this kind, with nothing more said of it. */
    public static OfPhone of(MacAddress mac, FilePrefix kind) {
      return new OfPhone(
          mac,
          Optional.of(kind),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** A phone as it stands, with the path of its group. */
    public static OfPhone of(Phone phone, String group) {
      PhonePlace place = phone.place();
      return new OfPhone(
          phone.mac(),
          Optional.of(phone.kind()),
          Optional.of(phone.state()),
          Optional.of(group),
          Optional.of(place.label()),
          Optional.of(place.location()));
    }
  }

  /**
   * An account is there.
   *
   * @param number where it is left out and the account is new: its name
   * @param login empty for none of its own, as is the server
   * @param password needed for an account that the site does not have yet
   * @param source what keeps it, such as {@code asterisk}
   */
  record OfAccount(
      String name,
      Optional<String> number,
      Optional<String> displayName,
      Optional<String> login,
      Optional<Secret> password,
      Optional<String> server,
      Optional<String> source)
      implements Brought {

    /** Without a word of what keeps it. */
    public OfAccount(
        String name,
        Optional<String> number,
        Optional<String> displayName,
        Optional<String> login,
        Optional<Secret> password,
        Optional<String> server) {
      this(name, number, displayName, login, password, server, Optional.empty());
    }

    /** All of an account. */
    public static OfAccount of(Account account) {
      return new OfAccount(
          account.name(),
          Optional.of(account.number()),
          Optional.of(account.displayName()),
          account.login(),
          Optional.of(account.password()),
          account.server(),
          account.source());
    }
  }

  /** An account is not there; no phone may have it by then. */
  record NoAccount(String name) implements Brought {}

  /** A name with a number is in the phonebook. */
  record OfContact(Contact contact) implements Brought {}

  /** A name with this number is not in the phonebook. */
  record NoContact(Contact contact) implements Brought {}

  /** A line of a phone, from 1, has this account, or none. */
  record OfLine(MacAddress mac, int line, Optional<String> account) implements Brought {}

  /** A function key of a phone's own, from 1; none leaves it to the template. */
  record OfKey(MacAddress mac, int key, Optional<FunctionKey> use) implements Brought {}

  /**
   * A value stands at a level, or none does.
   *
   * @param level a group's path or a MAC
   * @param value hidden here in any case, since it may be a password
   */
  record OfSetting(String level, SettingKey key, Optional<Secret> value) implements Brought {}

  /** A template of function keys is there with exactly these keys. */
  record OfTemplate(KeyTemplate template) implements Brought {}

  /**
   * A rule for phones that show up is there; a new one stands behind those that are.
   *
   * @param group the path of where phones are put, if anywhere else than they are
   */
  record OfRule(RuleMatch match, Placement placement, Optional<String> group) implements Brought {}

  /** A file is there, whose bytes were given before. */
  record OfFile(SiteFile file) implements Brought {}

  /**
   * A phone was given this elsewhere. No config_sn goes back: of it and what is known here the
   * larger counts, and what either told the phone is told on (RUN-4, RUN-6).
   */
  record OfEdition(Edition edition) implements Brought {}

  /** Phones may have been given up to this: every later config_sn is larger. */
  record OfFloor(ConfigSerial floor) implements Brought {}
}
