// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.check.MemoryFolder;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.intake.TakenAway;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.core.wish.WishDesk;
import io.dialtone.wire.identity.FilePrefix;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders thrown together at random, into sites where something stands already. */
class HandmadeRoundTripTest {

  private static final int FOLDERS = Integer.getInteger("folders", 150);

  /** What a file may say; of each name one value, or it is not said. */
  private static final String[] SAYINGS = {
    "NtpZoneNum=25|20|23|3",
    "NtpDaylight=0|1",
    "VLAN=0|1|1",
    "VLANid1=1|20",
    "VLANTag1=5|6",
    "VLANid2=1|30",
    "VLANTagdata=0|6",
    "LanguageType=0|1|4",
    "NTPFlag=0|1",
    "NtpIP=192.0.2.5|192.0.2.6",
    "sw_notify_autoprovision=0|1",
    "AuthNotifyCheckSync=0.0.0.0|192.0.2.9",
    "AutoprovisionTimeSpan=0|30",
    "CountryCode=FR|DE",
    "WebPWD=one|two",
    "DSCP1=46|10",
    "RtpPort=41000|41002",
    "MadeUp=1|2",
    "FeatureKeyExt01=L/<sip:>|L/<sip:200>|S/<sip:201>|L/<sip:{number}>",
    "FeatureKeyExt02=L/<sip:>|L/<sip:200>",
    "TEL1Number=200|201|",
    "regid1=200|login",
    "regpwd1=s3cret|0ther",
    "DisplayName1=Desk|Hall",
    "DisplayNum1=200|201",
    "ProxyServerMP1=192.0.2.10|192.0.2.11",
    "RegisterServerMP1=192.0.2.10|192.0.2.11",
    "sip_pxy_srv_portMP1=5060|5070",
    "sip_reg_srv_portMP1=5060|5070"
  };

  /** What somebody may have set at the whole site. */
  private static final List<String> STANDING =
      List.of(
          "DSCP1=12",
          "ST2030S:DSCP1=13",
          "SIP:RtpPort=41010",
          "NtpZoneNum=7",
          "ST2022:NtpDaylight=0",
          "time-zone=Asia/Tokyo",
          "SIP:time-zone=Asia/Tokyo",
          "sip.server=192.0.2.77",
          "ST2030:vlan.voice=99",
          "notify=off",
          "FeatureKeyExt02=L/<sip:5>",
          "ST2022:language=de",
          "MadeUp@sys=3");

  /** What the account on a line says beside what the folder does. */
  private static final Set<String> OF_ACCOUNTS = Set.of("tel01use", "displayname1", "displaynum1");

  private Dictionary dictionary;

  @BeforeEach
  void open() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      dictionary =
          Dictionary.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "parameters.ini");
    }
  }

  private static Map<String, String> said(Random dice, int often) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String saying : SAYINGS) {
      int equals = saying.indexOf('=');
      String[] values = saying.substring(equals + 1).split("\\|", -1);
      if (dice.nextInt(10) < often) {
        said.put(saying.substring(0, equals), values[dice.nextInt(values.length)]);
      }
    }
    return said;
  }

  private static String text(Map<String, String> said) {
    StringBuilder text = new StringBuilder("[sip]\n");
    said.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  /** A folder with two kinds of phones, and what each phone is told. */
  private static final class Folder {
    private final MemoryFolder files = new MemoryFolder();
    private final Map<String, Map<String, String>> told = new TreeMap<>();

    Folder(Random dice) {
      Map<String, Map<String, String>> common = new TreeMap<>();
      for (String kind : List.of("2022", "2030")) {
        boolean shared = kind.equals("2030") && dice.nextBoolean();
        Map<String, String> said = shared ? common.get("2022") : said(dice, 4);
        common.put(kind, Objects.requireNonNull(said));
        files.with("st" + kind + "s.inf", "[config]\ncommon_config=/c" + kind + ".txt\nconfig=/\n");
        files.with("c" + kind + ".txt", text(said));
      }
      for (int phone = 1; phone <= 3; phone++) {
        String kind = phone == 1 ? "2022" : "2030";
        Map<String, String> own = said(dice, phone * 2);
        files.with("ST" + kind + "S_00147F00000" + phone + ".txt", text(own));
        Map<String, String> all = new LinkedHashMap<>(common.get(kind));
        all.putAll(own);
        told.put("00:14:7f:00:00:0" + phone, all);
      }
    }
  }

  private static Standing standing(Site site, List<Brought> last) {
    Set<Brought> ours = new LinkedHashSet<>();
    last.forEach(one -> ours.addAll(TakenAway.of(one)));
    Group root = site.group(GroupId.ROOT).orElseThrow();
    List<Standing.Setting> all = new ArrayList<>();
    root.settings()
        .all()
        .forEach((key, value) -> {
          boolean brought = ours.contains(new Brought.OfSetting("/", key, Optional.empty()));
          all.add(new Standing.Setting(true, brought, key, value.reveal()));
        });
    return new Standing(all);
  }

  /** How many items change. */
  private int takeIn(Site site, List<Brought> brought) {
    ChangeDecision decision =
        WishDesk.decide(site, dictionary, new Wish.TakeIn("an import", brought));
    assertThat(decision).isInstanceOf(ChangeDecision.Accepted.class);
    ChangeDecision.Accepted accepted = (ChangeDecision.Accepted) decision;
    site.apply(accepted.change());
    return accepted.change().edits().size();
  }

  private List<Brought> brought(Site site, Folder folder, List<Brought> last) {
    HandmadePlan plan =
        HandmadeImport.plan(folder.files, dictionary, Optional.empty(), standing(site, last));
    assertThat(plan.notes(Note.Kind.FAULT)).isEmpty();
    return plan.brought();
  }

  /** With what is brought no more behind it, as the owner of a site finds it in the history. */
  private static List<Brought> instead(List<Brought> last, List<Brought> now) {
    Set<Brought> away = new LinkedHashSet<>();
    last.stream()
        .filter(one -> TakenAway.of(one).stream().noneMatch(one::equals))
        .forEach(one -> away.addAll(TakenAway.of(one)));
    now.forEach(one -> TakenAway.of(one).forEach(away::remove));
    List<Brought> all = new ArrayList<>(now);
    all.addAll(away);
    return all;
  }

  private Map<String, String> held(Site site, Phone phone) {
    Map<String, String> held = new TreeMap<>();
    for (Effective one : new SiteRenderer(site, dictionary).values(phone).all(Set.of())) {
      held.put(one.name().toLowerCase(Locale.ROOT), one.isTold() ? one.value() : "(its own)");
    }
    return held;
  }

  /** Where a phone would hold something else than what the folder tells it. */
  private Map<String, String> differing(Site site, Phone phone, Map<String, String> told) {
    Map<String, String> differing = new TreeMap<>();
    Map<String, String> held = held(site, phone);
    told.forEach((name, value) -> {
      String key = name.toLowerCase(Locale.ROOT);
      boolean fits = def(phone.kind(), name).map(def -> def.fault(value).isEmpty()).orElse(true);
      if (fits && !value.equals(held.remove(key))) {
        differing.put(name, value);
      }
    });
    return differing;
  }

  private Optional<ParameterDef> def(FilePrefix kind, String name) {
    return dictionary.find(kind, name);
  }

  /** Where a phone would be told something of which the folder says nothing. */
  private Map<String, String> unasked(Site site, Phone phone, Map<String, String> told) {
    Map<String, String> unasked = new TreeMap<>();
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    keys.addAll(told.keySet());
    held(site, phone)
        .forEach((name, value) -> {
          Optional<ParameterDef> def = def(phone.kind(), name);
          String usual = def.flatMap(ParameterDef::defaultValue).orElse("");
          boolean silent = def.isPresent() && def.get().kept() && value.equals("(its own)");
          if (!keys.contains(name)
              && !silent
              && !value.equals(usual)
              && !OF_ACCOUNTS.contains(name)) {
            unasked.put(name, value);
          }
        });
    return unasked;
  }

  @Test
  void phones_are_told_what_the_folder_says_and_nothing_else_changes_anything_again() {
    for (int seed = 0; seed < FOLDERS; seed++) {
      Folder folder = new Folder(new Random(seed));
      Site site = new Site();
      List<Brought> brought = brought(site, folder, List.of());
      takeIn(site, brought);
      for (Phone phone : site.phones()) {
        Map<String, String> told = folder.told.get(phone.mac().toString());
        assertThat(differing(site, phone, told)).as("folder %d: %s", seed, phone.mac()).isEmpty();
        assertThat(unasked(site, phone, told)).as("folder %d: %s", seed, phone.mac()).isEmpty();
      }
      List<Brought> again = brought(site, folder, brought);
      assertThat(takeIn(site, instead(brought, again))).as("folder %d, again", seed).isZero();
    }
  }

  @Test
  void what_stands_in_the_site_already_counts_over_nothing_that_the_folder_says() {
    for (int seed = 0; seed < FOLDERS; seed++) {
      Random dice = new Random(seed);
      Site site = new Site();
      List<Brought> before = new ArrayList<>();
      for (String one : STANDING) {
        if (dice.nextInt(3) == 0) {
          int equals = one.indexOf('=');
          before.add(
              new Brought.OfSetting(
                  "/",
                  SettingKey.parse(one.substring(0, equals)).orElseThrow(),
                  Optional.of(Secret.of(one.substring(equals + 1)))));
        }
      }
      takeIn(site, before);
      List<Brought> last = List.of();
      for (int round = 0; round < 3; round++) {
        Folder folder = new Folder(dice);
        List<Brought> now = brought(site, folder, last);
        takeIn(site, instead(last, now));
        last = now;
        assertTold(site, folder, before);
        // what set back to a default what stood there before may go, since nothing stands there now
        List<Brought> again = brought(site, folder, last);
        takeIn(site, instead(last, again));
        last = again;
        assertTold(site, folder, before);
        List<Brought> third = brought(site, folder, last);
        assertThat(takeIn(site, instead(last, third))).as("%d.%d again", seed, round).isZero();
      }
    }
  }

  private void assertTold(Site site, Folder folder, List<Brought> before) {
    for (Phone phone : site.phones()) {
      Map<String, String> told = folder.told.get(phone.mac().toString());
      assertThat(differing(site, phone, told)).as("%s after %s", phone.mac(), before).isEmpty();
    }
  }
}
