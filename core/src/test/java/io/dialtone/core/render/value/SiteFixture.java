// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A site of three levels: the whole, Paris, Paris/Sales; and what its levels say. */
public final class SiteFixture {

  public static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  public static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);
  public static final FilePrefix ST2030M = new FilePrefix(Model.ST2030, Protocol.MGCP);
  public static final GroupId PARIS = new GroupId(1);
  public static final GroupId SALES = new GroupId(2);
  public static final MacAddress MAC = new MacAddress(0x00147F000001L);

  /** The built-in dictionary. */
  public static final Dictionary DICTIONARY = builtIn();

  public final Site site = new Site();

  public SiteFixture() {
    site.put(new Group(PARIS, "Paris", GroupId.ROOT, Settings.NONE));
    site.put(new Group(SALES, "Sales", PARIS, Settings.NONE));
  }

  private static Dictionary builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(new String(in.readAllBytes(), UTF_8), "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sets {@code [SCOPE:]NAME=VALUE} at a group. */
  public SiteFixture set(GroupId group, String setting) {
    Group at = site.group(group).orElseThrow();
    site.put(at.with(with(at.settings(), setting)));
    return this;
  }

  /** Sets {@code [SCOPE:]NAME=VALUE} at a phone. */
  public SiteFixture set(MacAddress mac, String setting) {
    Phone phone = site.phone(mac).orElseThrow();
    site.put(phone.with(with(phone.settings(), setting)));
    return this;
  }

  /** Unsets {@code [SCOPE:]NAME} at a group. */
  public SiteFixture unset(GroupId group, String name) {
    Group at = site.group(group).orElseThrow();
    site.put(at.with(at.settings().without(SettingKey.parse(name).orElseThrow())));
    return this;
  }

  /** Unsets {@code [SCOPE:]NAME} at a phone. */
  public SiteFixture unset(MacAddress mac, String name) {
    Phone phone = site.phone(mac).orElseThrow();
    site.put(phone.with(phone.settings().without(SettingKey.parse(name).orElseThrow())));
    return this;
  }

  private static Settings with(Settings settings, String setting) {
    int equals = setting.indexOf('=');
    return settings.with(
        SettingKey.parse(setting.substring(0, equals)).orElseThrow(),
        new SettingValue.Plain(setting.substring(equals + 1)));
  }

  /** An active phone in a group. */
  public SiteFixture phone(MacAddress mac, FilePrefix kind, GroupId group) {
    site.put(Phone.of(mac, kind).with(new PhonePlace(group, "Réception", "2nd floor")));
    return this;
  }

  /** An account 201 with the name Zoé, and the like. */
  public SiteFixture account(String number, String displayName, Optional<String> server) {
    site.put(
        new Account(
            number, number, displayName, Optional.empty(), Secret.of("pw" + number), server));
    return this;
  }

  /** Puts accounts on a phone's lines, the first on line 1. */
  public SiteFixture lines(MacAddress mac, String... accounts) {
    Phone phone = site.phone(mac).orElseThrow();
    SortedMap<Integer, String> lines = new TreeMap<>();
    for (String account : accounts) {
      lines.put(lines.size() + 1, account);
    }
    site.put(phone.with(new PhoneUse(lines, phone.use().keys())));
    return this;
  }

  /** Gives a phone function keys of its own. */
  public SiteFixture keys(MacAddress mac, Map<Integer, FunctionKey> keys) {
    Phone phone = site.phone(mac).orElseThrow();
    site.put(phone.with(new PhoneUse(phone.use().lines(), new TreeMap<>(keys))));
    return this;
  }

  public SiteFixture template(String name, Map<Integer, FunctionKey> keys) {
    site.put(new KeyTemplate(name, new TreeMap<>(keys)));
    return this;
  }

  /** What a group's settings come to. */
  public GroupValues group(GroupId id, FilePrefix kind) {
    KindSheet sheet = new KindSheet(kind, DICTIONARY);
    Optional<GroupValues> values = Optional.empty();
    for (Group group : site.chain(id)) {
      values =
          Optional.of(
              values.map(v -> v.below(group)).orElseGet(() -> GroupValues.root(group, sheet)));
    }
    return values.orElseThrow();
  }

  /** What all settings come to for a phone. */
  public PhoneValues phone(MacAddress mac) {
    Phone phone = site.phone(mac).orElseThrow();
    return PhoneValues.of(phone, group(phone.place().group(), phone.kind()), site);
  }

  /** A phone's value of a parameter. */
  public String value(MacAddress mac, String parameter) {
    return phone(mac).find(parameter).map(Effective::value).orElse("(none)");
  }

  /** The same with where it is from. */
  public String words(MacAddress mac, String parameter) {
    return phone(mac).find(parameter).map(Effective::words).orElse("(none)");
  }
}
