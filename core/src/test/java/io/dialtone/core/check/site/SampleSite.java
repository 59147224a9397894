// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.Checker;
import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A site without a fault, of two phones in a group called paris, for a test to break. */
final class SampleSite {

  static final FilePrefix ST2030_SIP = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2022_SIP = new FilePrefix(Model.ST2022, Protocol.SIP);
  static final GroupId PARIS = new GroupId(1);
  static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";

  private static final Dictionary DICTIONARY = dictionary();
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final Site site = new Site();
  final SortedMap<String, Bytes> byHand = new TreeMap<>();
  private final SortedMap<String, Bytes> given = new TreeMap<>();
  private final List<Edition> older = new ArrayList<>();
  private Optional<Bytes> reasons = Optional.empty();

  private static Dictionary dictionary() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new IllegalStateException(e);
    }
  }

  static SampleSite good() {
    SampleSite sample = new SampleSite();
    sample.site.put(new Group(PARIS, "paris", GroupId.ROOT, Group.ROOT.settings()));
    sample
        .set(GroupId.ROOT, "sip.server", "192.0.2.5")
        .set(GroupId.ROOT, "notify", "192.0.2.5")
        .set(GroupId.ROOT, "password.web", "w-4711-x")
        .set(GroupId.ROOT, "password.telnet", "t-4711-x")
        .set(GroupId.ROOT, "PasswordString", "4711")
        .set(GroupId.ROOT, "sysCommName1", "not-public")
        .file(FIRMWARE, SiteFile.Kind.APPLICATION, "\u0080".repeat(20_000))
        .set(GroupId.ROOT, "ST2030:firmware.application", FIRMWARE)
        .phone(1, ST2030_SIP, PARIS)
        .phone(2, ST2022_SIP, GroupId.ROOT);
    return sample;
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x0014_7F00_0000L + number);
  }

  SampleSite set(GroupId group, String key, String value) {
    Group at = site.group(group).orElseThrow();
    site.put(at.with(at.settings().with(key(key), new SettingValue.Plain(value))));
    return this;
  }

  SampleSite unset(GroupId group, String key) {
    Group at = site.group(group).orElseThrow();
    site.put(at.with(at.settings().without(key(key))));
    return this;
  }

  SampleSite set(int phone, String key, String value) {
    Phone at = site.phone(mac(phone)).orElseThrow();
    site.put(at.with(at.settings().with(key(key), new SettingValue.Plain(value))));
    return this;
  }

  private static SettingKey key(String text) {
    return SettingKey.parse(text).orElseThrow();
  }

  SampleSite phone(int number, FilePrefix kind, GroupId group) {
    site.put(Phone.of(mac(number), kind).with(new PhonePlace(group, "", "")));
    String account = "20" + number;
    site.put(
        new Account(
            account, account, "", Optional.empty(), Secret.of("pw-" + number), Optional.empty()));
    return line(number, 1, account);
  }

  SampleSite line(int phone, int line, String account) {
    Phone at = site.phone(mac(phone)).orElseThrow();
    SortedMap<Integer, String> lines = new TreeMap<>(at.use().lines());
    lines.put(line, account);
    site.put(at.with(new PhoneUse(lines, at.use().keys())));
    return this;
  }

  SampleSite withoutLines(int phone) {
    site.put(site.phone(mac(phone)).orElseThrow().with(PhoneUse.NONE));
    return this;
  }

  SampleSite file(String name, SiteFile.Kind kind, String text) {
    Bytes bytes = Bytes.latin1(text);
    site.put(new SiteFile(name, kind, "ab".repeat(32), bytes.length()));
    given.put(name, bytes);
    return this;
  }

  /** A file whose bytes are gone. */
  SampleSite lost(String name) {
    given.remove(name);
    return this;
  }

  SampleSite byHand(String path, String text) {
    byHand.put(path, Bytes.latin1(text));
    return this;
  }

  /** What a phone's own file once held. */
  SampleSite told(int phone, String name) {
    Edition before = edition(site.phone(mac(phone)).orElseThrow());
    older.add(
        new Edition(before.mac(), before.serial(), before.sha256(), new TreeSet<>(List.of(name))));
    return this;
  }

  SampleSite reasons(String text) {
    reasons = Optional.of(Bytes.latin1(text));
    return this;
  }

  private Edition edition(Phone phone) {
    return new SiteRenderer(site, DICTIONARY)
        .macConfig(phone, Optional.empty())
        .edition(Optional.empty(), NOON);
  }

  private CheckedSite checked() {
    List<Edition> editions = new ArrayList<>(site.phones().stream().map(this::edition).toList());
    editions.addAll(older);
    return CheckedSite.of(
        site, DICTIONARY, editions, InfBase.http(), Optional.empty(), PhonebookUrl.UNKNOWN);
  }

  CheckReport check() {
    CheckedSite checked = checked();
    RenderedFolder folder =
        new RenderedFolder(checked, this::read, Optional.of(new Hand(byHand)), reasons);
    return new Checker(DICTIONARY)
        .check(folder, Beside.NOTHING.with(new SiteJudge(checked, folder).judge()), _ -> {});
  }

  private FolderView.Content read(SiteFile file, int most) {
    Bytes bytes = given.get(file.name());
    return bytes == null
        ? new FolderView.Content.Unreadable("it is not there")
        : new FolderView.Content.Read(bytes.slice(0, Math.min(most, bytes.length())));
  }

  /** Hand-made files in memory. */
  private record Hand(SortedMap<String, Bytes> files) implements FolderView {
    @Override
    public String name() {
      return "served";
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public List<FolderEntry> entries() {
      return files.entrySet().stream()
          .map(file ->
              new FolderEntry(file.getKey(), file.getValue().length(), FolderEntry.Sort.FILE, true))
          .toList();
    }

    @Override
    public Content read(String path, int most) {
      Bytes bytes = Objects.requireNonNull(files.get(path));
      return new Content.Read(bytes.slice(0, Math.min(most, bytes.length())));
    }

    @Override
    public Optional<String> sha256(String path) {
      return Optional.empty();
    }
  }
}
