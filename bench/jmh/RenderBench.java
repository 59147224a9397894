// SPDX-License-Identifier: Apache-2.0
package io.dialtone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.MacConfig;
import io.dialtone.core.render.PhoneInf;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.Touched;
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
import io.dialtone.core.site.SiteChange;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the files of one phone cost, in sites of so many phones in groups of a hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBench {

  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @Param({"1000", "10000", "100000"})
  public int phones;

  private Site site = new Site();
  private SiteRenderer renderer = new SiteRenderer(site, Dictionary.EMPTY);
  private Optional<Edition> edition = Optional.empty();
  private Phone phone = Phone.of(new MacAddress(0), KIND);
  private Dictionary dictionary = Dictionary.EMPTY;
  private SiteChange change = new SiteChange("", List.of());
  private int turn;

  /** One account a phone, a template of ten keys, a handful of settings at each level. */
  @Setup
  public void build() throws IOException, MalformedDictionaryException {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      dictionary = Dictionary.parse(new String(in.readAllBytes(), UTF_8), "parameters.ini");
    }
    site = new Site();
    site.put(
        Group.ROOT.with(settings("time-zone=Europe/Paris", "sip.server=pbx", "keys=ten")));
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    for (int key = 1; key <= 10; key++) {
      keys.put(key, new FunctionKey(FunctionKey.Use.SUPERVISION, "30" + key));
    }
    site.put(new KeyTemplate("ten", keys));
    for (int i = 0; i < phones; i++) {
      GroupId group = new GroupId(1 + i / 100);
      if (i % 100 == 0) {
        site.put(new Group(group, "g" + i, GroupId.ROOT, settings("DSCP1=" + i % 60)));
      }
      String number = Integer.toString(1_000_000 + i);
      site.put(
          new Account(
              number, number, "Phone " + i, Optional.empty(), Secret.of("s3cret" + i),
              Optional.empty()));
      SortedMap<Integer, String> lines = new TreeMap<>();
      lines.put(1, number);
      site.put(
          Phone.of(new MacAddress(0x00147F000000L + i), KIND)
              .with(new PhonePlace(group, "Place " + i, ""))
              .with(new PhoneUse(lines, new TreeMap<>()))
              .with(settings("Ringer_default_vol=" + i % 10)));
    }
    renderer = new SiteRenderer(site, dictionary);
    phone = site.phone(new MacAddress(0x00147F000000L + phones / 2)).orElseThrow();
    edition = Optional.of(renderer.macConfig(phone, Optional.empty()).edition(Optional.empty(), NOW));
    change = change(phone, settings("Ringer_default_vol=1"));
  }

  private static Settings settings(String... all) {
    Settings settings = Settings.NONE;
    for (String one : all) {
      int equals = one.indexOf('=');
      settings =
          settings.with(
              SettingKey.of(one.substring(0, equals)),
              new SettingValue.Plain(one.substring(equals + 1)));
    }
    return settings;
  }

  private static SiteChange change(Phone phone, Settings settings) {
    return new SiteChange(
        "volume",
        List.of(
            new SiteChange.Edit(
                phone.key(), Optional.of(phone), Optional.of(phone.with(settings)))));
  }

  /** The MAC-specific file and its edition. */
  @Benchmark
  public Bytes macSpecific() {
    MacConfig config = renderer.macConfig(phone, edition);
    return config.content(config.edition(edition, NOW).serial());
  }

  /** The INF, from what is kept of the group. */
  @Benchmark
  public PhoneInf inf() {
    return renderer.inf(phone, InfBase.http());
  }

  /** A common file with nothing kept: 760 parameters, and the digest of 16 KB. */
  @Benchmark
  public GroupConfig common() {
    return new SiteRenderer(site, dictionary).groupConfig(new GroupId(1), KIND);
  }

  /** One phone's setting changes: into the site, whom it touches, its files. */
  @Benchmark
  public Edition onePhoneChanges() {
    turn++;
    Phone now = site.phone(phone.mac()).orElseThrow();
    change = change(now, settings("Ringer_default_vol=" + turn % 10));
    site.apply(change);
    renderer.forget(change);
    MacAddress touched = Touched.by(site, change).phones().first();
    Phone changed = site.phone(touched).orElseThrow();
    MacConfig config = renderer.macConfig(changed, edition);
    edition = Optional.of(config.edition(edition, NOW));
    renderer.inf(changed, InfBase.http());
    return edition.get();
  }

  /** All phones, nothing kept from before. */
  @Benchmark
  public long everyPhone() {
    SiteRenderer anew = new SiteRenderer(site, dictionary);
    long bytes = 0;
    for (Phone one : site.phones()) {
      MacConfig config = anew.macConfig(one, Optional.empty());
      bytes += config.content(config.edition(Optional.empty(), NOW).serial()).length();
      bytes += anew.inf(one, InfBase.http()).content().length();
    }
    return bytes;
  }
}
