// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** An administrator who cannot make up his mind: random changes of a small site. */
final class ManyMinds {

  static final List<GroupId> GROUPS =
      List.of(GroupId.ROOT, new GroupId(1), new GroupId(2), new GroupId(3));

  private static final List<FilePrefix> KINDS =
      List.of(
          new FilePrefix(Model.ST2030, Protocol.SIP),
          new FilePrefix(Model.ST2030, Protocol.SIP),
          new FilePrefix(Model.ST2022, Protocol.SIP),
          new FilePrefix(Model.ST2022, Protocol.SIP),
          new FilePrefix(Model.ST2030, Protocol.MGCP));

  /** Settings of the site, and raw parameters that one or several of them come to as well. */
  private static final List<String> SETTINGS =
      List.of(
          "time-zone=Europe/Paris",
          "time-zone=Asia/Tokyo",
          "NtpZoneNum=3",
          "language=fr",
          "language=de",
          "LanguageType=4",
          "sip.server=pbx",
          "sip.server=other:5070",
          "RegisterServerMP1=third",
          "sip.backup=spare",
          "ntp=10.0.0.7",
          "ntp=off",
          "notify=off",
          "notify=10.0.0.1",
          "spread=1",
          "spread=0",
          "vlan.voice=20/5",
          "vlan.voice=21",
          "VLAN=0",
          "vlan.data=30",
          "keys=one",
          "keys=two",
          "password.web=geheim",
          "WebPWD=Ämter",
          "phonebook=http://10.0.0.1/book",
          "melodies=Ringers.txt",
          "Nobodys=1",
          "Nobodys=2",
          "ST2022:DSCP1=11",
          "ST2030S:DSCP1=12",
          "DSCP1=13",
          "MGCP:DSCP1=14",
          "TEL2Number=999",
          "FeatureKeyExt02=L/<sip:raw>",
          "Decryption_Key=0123456789abcdef");

  /** What would send a phone to another server, or keep it from all. */
  static final List<String> WAYS_ASTRAY =
      List.of(
          "AutoprovisionFlag",
          "AutoprovisionHTTPServer",
          "AutoprovisionTFTPServer",
          "AutoprovisionConfigname");

  private final SplittableRandom random;
  private final Site site;

  ManyMinds(Site site, SplittableRandom random) {
    this.site = site;
    this.random = random;
  }

  /** Groups, phones, accounts, templates, one file: all in one change. */
  SiteChange begin() {
    List<SiteItem> items = new ArrayList<>();
    items.add(new Group(GROUPS.get(1), "paris", GroupId.ROOT, Settings.NONE));
    items.add(new Group(GROUPS.get(2), "sales", GROUPS.get(1), Settings.NONE));
    items.add(new Group(GROUPS.get(3), "rome", GroupId.ROOT, Settings.NONE));
    items.add(account("201"));
    items.add(account("202"));
    items.add(template("one"));
    items.add(template("two"));
    items.add(ringers(0));
    for (int i = 0; i < KINDS.size(); i++) {
      items.add(
          Phone.of(new MacAddress(0x00147F000001L + i), KINDS.get(i))
              .with(new PhonePlace(GROUPS.get(i % GROUPS.size()), "Place " + i, "")));
    }
    return new SiteChange("begin", items.stream().map(item -> edit(item)).toList());
  }

  /** One more change. */
  SiteChange next() {
    SiteItem changed =
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> settings(pick(List.copyOf(site.groups())));
          case 3, 4, 5 -> settings(pick(List.copyOf(site.phones())));
          case 6 -> place(pick(List.copyOf(site.phones())));
          case 7 -> group(pick(List.copyOf(site.groups())));
          case 8 -> use(pick(List.copyOf(site.phones())));
          case 9 -> state(pick(List.copyOf(site.phones())));
          case 10 -> random.nextBoolean() ? account(pick(List.of("201", "202"))) : template("one");
          default -> random.nextInt(3) == 0 ? ringers(random.nextInt(3)) : template("two");
        };
    return new SiteChange("change", List.of(edit(changed)));
  }

  private SiteChange.Edit edit(SiteItem item) {
    return new SiteChange.Edit(item.key(), site.find(item.key()), Optional.of(item));
  }

  private Group settings(Group group) {
    return group.with(settings(group.settings()));
  }

  private Phone settings(Phone phone) {
    return phone.with(settings(phone.settings()));
  }

  /** Sets one to three, or unsets one to three. */
  private Settings settings(Settings settings) {
    Settings next = settings;
    boolean unset = random.nextInt(5) < 2;
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      if (unset && !next.isEmpty()) {
        next = next.without(pick(List.copyOf(next.all().keySet())));
      } else if (!unset) {
        String setting = random.nextInt(3) == 0 ? anyParameter() : pick(SETTINGS);
        int equals = setting.indexOf('=');
        next =
            next.with(
                SettingKey.parse(setting.substring(0, equals)).orElseThrow(),
                new SettingValue.Plain(setting.substring(equals + 1)));
      }
    }
    return next;
  }

  private String anyParameter() {
    List<ParameterDef> all = PaperSite.DICTIONARY.all(pick(KINDS));
    String name = pick(all).name();
    return (WAYS_ASTRAY.contains(name) ? "DSCP2" : name) + "=" + random.nextInt(4);
  }

  private Phone place(Phone phone) {
    return phone.with(
        new PhonePlace(pick(GROUPS), "Place " + random.nextInt(3), "floor " + random.nextInt(2)));
  }

  private Group group(Group group) {
    if (group.id().isRoot()) {
      return settings(group);
    }
    GroupId parent = pick(GROUPS);
    boolean loop = site.below(group.id()).contains(parent);
    return random.nextBoolean() && !loop
        ? group.in(parent)
        : group.named(group.name() + random.nextInt(9));
  }

  private Phone use(Phone phone) {
    SortedMap<Integer, String> lines = new TreeMap<>();
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    for (int line = 1; line <= 2; line++) {
      if (random.nextBoolean()) {
        lines.put(line, pick(List.of("201", "202")));
      }
    }
    if (random.nextBoolean()) {
      keys.put(1 + random.nextInt(5), key());
    }
    return phone.with(new PhoneUse(lines, keys));
  }

  private Phone state(Phone phone) {
    return phone.with(
        phone.state() == PhoneState.ACTIVE
            ? pick(List.of(PhoneState.RETIRED, PhoneState.QUARANTINED))
            : PhoneState.ACTIVE);
  }

  private Account account(String number) {
    return new Account(
        number,
        number + random.nextInt(2),
        random.nextBoolean() ? "" : "Zoë – " + random.nextInt(3),
        Optional.of("login" + random.nextInt(2)).filter(_ -> random.nextBoolean()),
        Secret.of("pw" + random.nextInt(3)),
        Optional.of("own" + random.nextInt(2)).filter(_ -> random.nextBoolean()));
  }

  private KeyTemplate template(String name) {
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    for (int key = 1; key <= 12; key++) {
      if (random.nextInt(3) == 0) {
        keys.put(key, key());
      }
    }
    return new KeyTemplate(name, keys);
  }

  private FunctionKey key() {
    return new FunctionKey(
        pick(List.of(FunctionKey.Use.values())),
        pick(List.of("300", "{number}", "{label}@pbx", "{mac}")));
  }

  /** One of three contents of a file of melodies, told apart by its length. */
  private static SiteFile ringers(int which) {
    String sha256 = Integer.toString(which).repeat(64);
    return new SiteFile("Ringers.txt", SiteFile.Kind.MELODIES, sha256, which);
  }

  static List<SiteFile> allRingers() {
    return List.of(ringers(0), ringers(1), ringers(2));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
