// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.BuiltInDictionary;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/** A site with Paris, Sales in it and Rome, to wish things of. */
final class WishSite {

  static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2030M = new FilePrefix(Model.ST2030, Protocol.MGCP);
  static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);
  static final FilePrefix ST2022M = new FilePrefix(Model.ST2022, Protocol.MGCP);

  static final GroupId PARIS = new GroupId(1);
  static final GroupId SALES = new GroupId(2);
  static final GroupId ROME = new GroupId(3);

  /** In Paris/Sales. */
  static final MacAddress BIG = new MacAddress(0x00147F000001L);

  /** In Rome. */
  static final MacAddress SMALL = new MacAddress(0x00147F000002L);

  static final Level EVERYWHERE = new Level.OfGroup(GroupId.ROOT);

  static final Dictionary DICTIONARY = BuiltInDictionary.read();

  final Site site = new Site();

  WishSite() {
    change(new Wish.AddGroup(GroupId.ROOT, "Paris"));
    change(new Wish.AddGroup(PARIS, "Sales"));
    change(new Wish.AddGroup(GroupId.ROOT, "Rome"));
    change(new Wish.AddPhone(BIG, ST2030S, PhoneState.ACTIVE, new PhonePlace(SALES, "", "")));
    change(new Wish.AddPhone(SMALL, ST2022S, PhoneState.ACTIVE, new PhonePlace(ROME, "", "")));
    change(new Wish.PutAccount(account("201")));
  }

  static Account account(String name) {
    return new Account(
        name, name, "Nadia", Optional.empty(), Secret.of("s3cret-of-" + name), Optional.empty());
  }

  static SiteFile file(String name, SiteFile.Kind kind) {
    return new SiteFile(name, kind, "ab".repeat(32), 1000);
  }

  static Wish.SetSetting set(Level level, String key, String value) {
    return Wish.set(level, SettingKey.parse(key).orElseThrow(), value);
  }

  ChangeDecision decide(Wish wish) {
    return WishDesk.decide(site, DICTIONARY, wish);
  }

  /** Decides, and lets it into the site. */
  ChangeDecision.Accepted change(Wish wish) {
    ChangeDecision decision = decide(wish);
    assertThat(decision).isInstanceOf(ChangeDecision.Accepted.class);
    ChangeDecision.Accepted accepted = (ChangeDecision.Accepted) decision;
    site.apply(accepted.change());
    return accepted;
  }

  String refusal(Wish wish) {
    ChangeDecision decision = decide(wish);
    assertThat(decision).isInstanceOf(ChangeDecision.Refused.class);
    return ((ChangeDecision.Refused) decision).reason();
  }

  List<String> warnings(Wish wish) {
    ChangeDecision decision = decide(wish);
    assertThat(decision).isInstanceOf(ChangeDecision.Accepted.class);
    return ((ChangeDecision.Accepted) decision).warnings();
  }

  /** What is set at a level as this key, as anybody may see it. */
  String said(Level level, String key) {
    SettingKey of = SettingKey.parse(key).orElseThrow();
    return switch (level) {
      case Level.OfGroup(var id) ->
          site.group(id).orElseThrow().settings().find(of).orElseThrow().toString();
      case Level.OfPhone(var mac) ->
          site.phone(mac).orElseThrow().settings().find(of).orElseThrow().toString();
    };
  }
}
