// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.SiteCheck;
import io.dialtone.core.render.PhoneInf;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.core.wish.SiteLimits;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges a site for what none of its files tells. */
public final class SiteJudge {

  private static final int NAMES_TOLD = 10;
  private static final Pattern GENERIC =
      Pattern.compile("(st2030|st2022)[sm]?_?\\.inf", Pattern.CASE_INSENSITIVE);

  private final CheckedSite site;
  private final RenderedFolder folder;
  private final List<Phone> active;
  private final Tally tally = new Tally();
  private final List<Finding> ofFiles = new ArrayList<>();

  /** Of a site and the folder that it is served as. */
  public SiteJudge(CheckedSite site, RenderedFolder folder) {
    this.site = site;
    this.folder = folder;
    this.active = site.active();
  }

  /** Everything that is found, at the places where it is mended. */
  public List<Finding> judge() {
    ValuesJudge values = new ValuesJudge(site, tally);
    for (Phone phone : active) {
      values.judge(phone);
      settings(phone);
      accountsTwice(phone);
    }
    site.site().accounts().forEach(this::shared);
    folder.shadowed().forEach(this::shadowed);
    folder.entries().stream().filter(folder::serves).forEach(this::generic);
    List<Finding> all = new ArrayList<>(tally.all());
    all.addAll(ofFiles);
    return all;
  }

  /** What is set and comes to nothing. */
  private void settings(Phone phone) {
    PhoneValues values = site.renderer().values(phone);
    PhoneInf inf = site.renderer().inf(phone, site.base());
    values.group().notes().forEach(note -> idle(phone, note, true));
    values.notes().forEach(note -> idle(phone, note, false));
    inf.notes().forEach(note -> idle(phone, note, false));
    if (!values.files().containsKey(SiteSetting.FIRMWARE_APPLICATION)) {
      Remedy remedy =
          Remedy.group(site.site(), phone.place().group(), SiteSetting.FIRMWARE_APPLICATION.text());
      add(SiteCheck.SITE_NO_FIRMWARE, remedy, "no firmware.application is set", phone);
    }
    for (String name : site.renderer().macConfig(phone, site.edition(phone)).lost()) {
      Remedy remedy = Remedy.setting(phone.mac().toString(), name, false);
      add(SiteCheck.SITE_VALUE_KEPT, remedy, name + " was told once and is not set", phone);
    }
  }

  /** A note begins with the setting that it is about. */
  private void idle(Phone phone, String note, boolean group) {
    int colon = note.indexOf(": ");
    Optional<SiteSetting> setting =
        SiteSetting.named(colon < 0 ? "" : note.substring(0, colon).strip());
    Remedy remedy =
        setting
            .map(known -> Remedy.file(site.site(), phone, known))
            .orElseGet(() ->
                group
                    ? Remedy.group(site.site(), phone.place().group(), "NAME")
                    : Remedy.phone(phone));
    boolean firmware = setting.flatMap(SiteSetting::file).isPresent() && note.contains("(ID-7)");
    add(
        firmware ? SiteCheck.SITE_FIRMWARE_OTHER : SiteCheck.SITE_SETTING_IDLE,
        remedy,
        note,
        phone);
  }

  private void accountsTwice(Phone phone) {
    Set<String> seen = new TreeSet<>();
    phone
        .use()
        .lines()
        .forEach((line, account) -> {
          if (!seen.add(account)) {
            String text = "account " + account + " is on line " + line + " and on one before it";
            add(SiteCheck.SITE_ACCOUNT_TWICE, Remedy.phone(phone), text, phone);
          }
        });
  }

  private void shared(Account account) {
    List<Phone> phones =
        site.site().phonesWith(account.name()).stream()
            .flatMap(mac -> site.site().phone(mac).stream())
            .filter(phone -> phone.state() == PhoneState.ACTIVE)
            .toList();
    if (phones.size() > SiteLimits.PHONES_OF_AN_ACCOUNT) {
      Remedy remedy =
          new Remedy("site:account:" + account.name(), "dialtone site accounts add NUMBER");
      phones.forEach(phone ->
          add(SiteCheck.SITE_ACCOUNT_SHARED, remedy, "is on lines of several phones", phone));
    }
  }

  /** What a hand-made file of a phone said, and the site says otherwise (RUN-6). */
  private void shadowed(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Optional<Phone> phone =
        PhoneFileName.parse(name)
            .filter(own -> own.kind() == PhoneFileName.Kind.TXT)
            .flatMap(own -> site.site().phone(own.mac()));
    String reset = phone.map(of -> reset(path, of)).orElse("");
    ofFiles.add(
        new Finding(
            SiteCheck.SITE_FILE_SHADOWED,
            path,
            0,
            "is served to nobody: the site makes a file of this name" + reset));
  }

  private String reset(String path, Phone phone) {
    SortedMap<String, Effective> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> ever = new TreeSet<>();
    site.edition(phone).ifPresent(edition -> ever.addAll(edition.names()));
    for (Effective value : site.renderer().values(phone).all(ever)) {
      if (value.isTold()) {
        told.put(value.name(), value);
      }
    }
    SortedMap<String, String> byHand = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parameters(path).forEach(parameter -> byHand.put(parameter.name(), parameter.value()));
    List<String> names =
        byHand.entrySet().stream()
            .filter(said -> {
              Effective now = told.get(said.getKey());
              return now != null && !now.value().equals(said.getValue());
            })
            .map(Map.Entry::getKey)
            .toList();
    if (names.isEmpty()) {
      return "";
    }
    List<String> first = names.subList(0, Math.min(NAMES_TOLD, names.size()));
    int more = names.size() - first.size();
    return ", which says otherwise: "
        + String.join(", ", first)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private List<Parameter> parameters(String path) {
    if (folder.byHand(path, ConfigFile.MAX_LENGTH)
        instanceof FolderView.Content.Read(Bytes bytes)) {
      try {
        return ConfigFile.parse(bytes).parameters();
      } catch (MalformedPacketException _) {
        return List.of(); // no phone ever took anything of it
      }
    }
    return List.of();
  }

  private void generic(FolderEntry entry) {
    if (GENERIC.matcher(entry.path()).matches() && !active.isEmpty()) {
      String text = "goes before the site's, for each of its phones that asks for " + entry.path();
      ofFiles.add(new Finding(SiteCheck.SITE_INF_BY_HAND, entry.path(), 0, text));
    }
  }

  private void add(SiteCheck check, Remedy remedy, String text, Phone phone) {
    Finding finding = new Finding(check, "", 0, text);
    tally.add(finding.at(remedy.place(), finding.mend() + ": " + remedy.command()), phone);
  }
}
