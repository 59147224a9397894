// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Found;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.MacRange;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Items in which every part is something. */
public final class SampleItems {

  public static final String PASSWORD = "hunter2-é-☎";
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  public static final FilePrefix ST2022_MGCP = new FilePrefix(Model.ST2022, Protocol.MGCP);
  public static final MacAddress MAC = new MacAddress(0x0014_7F00_0001L);

  public static final Group GROUP =
      new Group(new GroupId(3), "Bâtiment ☎ 4", GroupId.ROOT, settings());
  public static final Phone PHONE =
      new Phone(
          MAC,
          ST2022_MGCP,
          PhoneState.QUARANTINED,
          new PhonePlace(new GroupId(3), "Réception \"1\"", "2nd floor\n\\"),
          new PhoneUse(
              new TreeMap<>(Map.of(1, "100", 4, "Ä/../x")),
              new TreeMap<>(
                  Map.of(1, new FunctionKey(FunctionKey.Use.SPEED_DIAL, "sip:{label}@h")))),
          settings());
  public static final Account ACCOUNT =
      new Account(
          "100",
          "+33 100",
          "Zoë",
          Optional.of("login"),
          Secret.of(PASSWORD),
          Optional.of("sip.example"),
          Optional.of("asterisk"));
  public static final Account PLAIN =
      new Account("Ä/../x", "7", "", Optional.empty(), Secret.of(""), Optional.empty());
  public static final KeyTemplate TEMPLATE =
      new KeyTemplate(
          "desk",
          new TreeMap<>(
              Map.of(
                  1,
                  new FunctionKey(FunctionKey.Use.NONE, ""),
                  10,
                  new FunctionKey(FunctionKey.Use.SUPERVISION, "200"))));
  public static final SiteFile FILE =
      new SiteFile("v2030SG.2.74.zz", SiteFile.Kind.APPLICATION, "0a".repeat(32), 1 << 20);

  public static final Found FOUND =
      new Found(
          NOON,
          NOON.plusSeconds(7),
          new Found.Where(
              Ip4Address.parse("10.1.0.5"),
              Subnet.parse("10.1.0.0/24"),
              Ip4Address.parse("10.1.0.1"),
              Optional.of("port 7 ☎"),
              Optional.of("0x00ff")),
          new Found.Clues(
              Optional.of(Model.ST2022),
              Optional.of(Protocol.MGCP),
              List.of("option 60 Thomson ST2022 MGCP", "option 77 \"Thomson\"")));
  public static final Phone FOUND_PHONE =
      Phone.of(new MacAddress(0x0014_7F00_0002L), ST2022_MGCP).with(FOUND);
  public static final PlacementRules RULES =
      new PlacementRules(
          List.of(
              new PlacementRule(
                  new RuleMatch(
                      Subnet.parse("10.1.0.0/24"),
                      Optional.of("port 7 ☎"),
                      Optional.of("0x00ff"),
                      MacRange.parse("00:14:7f"),
                      Optional.of(Model.ST2022),
                      Optional.of(Protocol.MGCP)),
                  Placement.QUARANTINED,
                  Optional.of(new GroupId(3))),
              new PlacementRule(RuleMatch.ALL, Placement.IGNORED, Optional.empty())));

  public static final Contact CONTACT = new Contact("Zoë \"☎\"  x", "+33123");

  public static final List<SiteItem> ALL =
      List.of(GROUP, FILE, TEMPLATE, ACCOUNT, PLAIN, CONTACT, PHONE, FOUND_PHONE, RULES);

  private SampleItems() {}

  private static Settings settings() {
    return Settings.NONE
        .with(SettingKey.of("DSCP1"), new SettingValue.Plain("46"))
        .with(SettingKey.parse("ST2022:DSCP1").orElseThrow(), new SettingValue.Plain(""))
        .with(SettingKey.parse("MGCP:Foo@sip").orElseThrow(), new SettingValue.Plain("é\"☎"))
        .with(
            SettingKey.parse("ST2022M:password.web").orElseThrow(),
            new SettingValue.Hidden(Secret.of(PASSWORD)));
  }

  public static SiteChange added(SiteItem... items) {
    return new SiteChange(
        "add",
        List.of(items).stream()
            .map(item -> new Edit(item.key(), Optional.empty(), Optional.of(item)))
            .toList());
  }

  public static SiteChange changed(SiteItem before, SiteItem after) {
    return new SiteChange(
        "change", List.of(new Edit(before.key(), Optional.of(before), Optional.of(after))));
  }

  public static SiteCommit by(String who, SiteChange change, Edition... editions) {
    return new SiteCommit(change, who, NOON, List.of(editions));
  }

  public static Edition edition(MacAddress mac, String serial, String... names) {
    return new Edition(
        mac, new ConfigSerial(serial), "0b".repeat(32), new TreeSet<>(List.of(names)));
  }
}
