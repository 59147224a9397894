// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Found;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that an administrator wants of the site. */
public sealed interface Wish {

  /**
   * A value at a level.
   *
   * @param value hidden here in any case, since it may be a password
   */
  record SetSetting(Level level, SettingKey key, Secret value) implements Wish {}

  /** No value at this level any more: what is said above it counts again. */
  record UnsetSetting(Level level, SettingKey key) implements Wish {}

  /** A new group. */
  record AddGroup(GroupId parent, String name) implements Wish {}

  /** Another name for a group. */
  record RenameGroup(GroupId group, String name) implements Wish {}

  /** A group with all in it into another one. */
  record MoveGroup(GroupId group, GroupId parent) implements Wish {}

  /** A group away, which must be empty. */
  record RemoveGroup(GroupId group) implements Wish {}

  /** A new phone. */
  record AddPhone(MacAddress mac, FilePrefix kind, PhoneState state, PhonePlace place)
      implements Wish {}

  /** Another model or protocol for a phone. */
  record SetKind(MacAddress mac, FilePrefix kind) implements Wish {}

  /** Another state for a phone. */
  record SetState(MacAddress mac, PhoneState state) implements Wish {}

  /** Another group, label or location for a phone. */
  record SetPlace(MacAddress mac, PhonePlace place) implements Wish {}

  /** A phone away, with all that is set at it. */
  record RemovePhone(MacAddress mac) implements Wish {}

  /** An account on a line of a phone, from 1; none frees the line. */
  record AssignLine(MacAddress mac, int line, Optional<String> account) implements Wish {}

  /** A function key of a phone's own, from 1; none leaves it to the template. */
  record SetKey(MacAddress mac, int key, Optional<FunctionKey> use) implements Wish {}

  /** An account, new or in the place of the one of its name. */
  record PutAccount(Account account) implements Wish {}

  /** An account away, which no phone may have. */
  record RemoveAccount(String name) implements Wish {}

  /** A name with a number in the phonebook. */
  record PutContact(Contact contact) implements Wish {}

  /** A name with this number out of the phonebook. */
  record RemoveContact(Contact contact) implements Wish {}

  /** A template of function keys, new or in the place of the one of its name. */
  record PutTemplate(KeyTemplate template) implements Wish {}

  /** A template away, which no level may name. */
  record RemoveTemplate(String name) implements Wish {}

  /**
   * A rule for phones that show up, new or in the place of the one that is for the same.
   *
   * @param at its place from 1; where it was, or behind all others, if it is left out
   */
  record PutRule(PlacementRule rule, Optional<Integer> at) implements Wish {}

  /** Another place for a rule, both from 1. */
  record MoveRule(int from, int to) implements Wish {}

  /** A rule away, by its place from 1. */
  record RemoveRule(int at) implements Wish {}

  /** These phones were seen on the network; the rules say what becomes of those that are new. */
  record Discover(SortedMap<MacAddress, Found> seen) implements Wish {
    public Discover {
      seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }
  }

  /** A file, new or in the place of the one of its name. */
  record PutFile(SiteFile file) implements Wish {}

  /** A file away, which no level may name. */
  record RemoveFile(String name) implements Wish {}

  /** A change undone; refused where an item is no longer as that change left it. */
  record TakeBack(SiteChange change) implements Wish {}

  /**
   * Several wishes as one change: all of them or none, each seeing those before it.
   *
   * @param what in a sentence for the history, without secrets; empty for the wishes' own
   */
  record All(String what, List<Wish> wishes) implements Wish {
    public All {
      wishes = List.copyOf(wishes);
    }
  }

  /**
   * All of this is to be so, as one change; what is so already is no part of it.
   *
   * @param what in a sentence for the history, without secrets; empty for the wishes' own
   */
  record TakeIn(String what, List<Brought> brought) implements Wish {
    public TakeIn {
      brought = List.copyOf(brought);
    }
  }

  /** A value at a level. */
  static SetSetting set(Level level, SettingKey key, String value) {
    return new SetSetting(level, key, Secret.of(value));
  }
}
