// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.SecretPath;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.wish.Levels;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.settings.Database;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A data folder with a desk, whose disk can fail. */
final class DeskHouse implements AutoCloseable {

  static final FilePrefix ST2030_SIP = new FilePrefix(Model.ST2030, Protocol.SIP);
  static final FilePrefix ST2022_SIP = new FilePrefix(Model.ST2022, Protocol.SIP);
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Ip4Address SOMEBODY = Ip4Address.of(10, 0, 0, 7);

  final SiteData data;
  final SiteDesk desk;
  private boolean failing;

  DeskHouse(Path folder, Dictionary dictionary, Optional<String> maker, InstantSource clock) {
    data = SiteData.open(new Database.Sqlite(folder.resolve("dialtone.db")), folder);
    desk =
        SiteDesk.open(failing(data.store()), Optional.of(data.files()), dictionary, maker, clock);
  }

  DeskHouse(Path folder, Dictionary dictionary, InstantSource clock) {
    this(folder, dictionary, Optional.empty(), clock);
  }

  /** With what renders told, as a build in jars tells it. */
  DeskHouse(Path folder, Dictionary dictionary, Optional<String> maker) {
    this(folder, dictionary, maker, () -> NOON);
  }

  DeskHouse(Path folder, Dictionary dictionary) {
    this(folder, dictionary, () -> NOON);
  }

  DeskHouse(Path folder) {
    this(folder, ParameterFiles.builtIn());
  }

  /** Every commit fails, or none. */
  void failing(boolean on) {
    failing = on;
  }

  private SiteStore failing(SiteStore store) {
    return new SiteStore() {
      @Override
      public StoredSite load() {
        return store.load();
      }

      @Override
      public CommitResult commit(SiteCommit commit) {
        if (failing) {
          throw new StoreException("the disk is full");
        }
        return store.commit(commit);
      }

      @Override
      public Optional<String> renderedBy() {
        return store.renderedBy();
      }

      @Override
      public void renderedBy(Optional<String> maker) {
        store.renderedBy(maker);
      }

      @Override
      public List<SiteChange.Edit> edits(long number, ItemKey.Kind kind) {
        return store.edits(number, kind);
      }

      @Override
      public Optional<StoredChange> change(long number) {
        return store.change(number);
      }

      @Override
      public List<ChangeLine> history(long below, int limit) {
        return store.history(below, limit);
      }

      @Override
      public List<ChangeLine> history(ItemKey item, long below, int limit) {
        return store.history(item, below, limit);
      }

      @Override
      public List<StoredChange> past(ItemKey item, int limit) {
        return store.past(item, limit);
      }

      @Override
      public List<ItemKey> madeBy(String what) {
        return store.madeBy(what);
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  DeskAnswer.Done does(Wish wish) {
    DeskAnswer answer = desk.perform(wish, "anna");
    assertThat(answer).isInstanceOf(DeskAnswer.Done.class);
    return (DeskAnswer.Done) answer;
  }

  DeskAnswer.Done sets(String level, String key, String value) {
    return does(set(level, key, value));
  }

  Wish set(String level, String key, String value) {
    return Wish.set(level(level), SettingKey.parse(key).orElseThrow(), value);
  }

  Level level(String text) {
    return desk.read(site -> Levels.parse(site, text)).orElseThrow();
  }

  GroupId group(String path) {
    return desk.read(site -> Levels.group(site, path)).orElseThrow();
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x0014_7F00_0000L + number);
  }

  void phone(int number, FilePrefix kind, GroupId group) {
    does(new Wish.AddPhone(mac(number), kind, PhoneState.ACTIVE, new PhonePlace(group, "", "")));
    String name = "a" + number;
    does(
        new Wish.PutAccount(
            new Account(
                name,
                "10" + number,
                "Phone",
                Optional.empty(),
                Secret.of("pw-" + number),
                Optional.empty())));
    does(new Wish.AssignLine(mac(number), 1, Optional.of(name)));
  }

  /** Bytes into the vault, and what a site's item says of them. */
  SiteFile kept(String name, SiteFile.Kind kind, byte[] bytes) throws IOException {
    FileVault.Stored stored = data.files().put(new ByteArrayInputStream(bytes));
    return new SiteFile(name, kind, stored.sha256(), stored.length());
  }

  SiteFiles files(Optional<SecretPath> secret) {
    return new SiteFiles(
        desk,
        data.files(),
        secret,
        address -> address.equals(SOMEBODY) ? Optional.of(mac(1)) : Optional.empty());
  }

  NamedFiles files() {
    return new SiteAndFolder(files(Optional.empty()), Optional.empty());
  }

  static Asking asking(Transport transport, String path) {
    return new Asking(path, false, new FileQuestion(transport, path, Ip4Address.of(10, 9, 9, 9)));
  }

  /** What a phone is given over HTTP. */
  Optional<String> get(String path) throws IOException {
    return get(files(), asking(Transport.HTTP, path));
  }

  static Optional<String> get(NamedFiles files, Asking asking) throws IOException {
    return files.find(asking) instanceof FileDecision.Serve serve
        ? Optional.of(content(files, serve.path()))
        : Optional.empty();
  }

  static String content(NamedFiles files, String path) throws IOException {
    Optional<Snapshot> ready = files.ready(path);
    if (ready.isPresent()) {
      return text(ready.get());
    }
    if (files.open(path) instanceof Opened.Ready(Snapshot snapshot)) {
      return text(snapshot);
    }
    throw new AssertionError("not served: " + path);
  }

  private static String text(Snapshot snapshot) throws IOException {
    try (snapshot) {
      ByteBuffer into = ByteBuffer.allocate((int) snapshot.size());
      assertThat(snapshot.read(0, into)).isEqualTo(into.capacity());
      return new String(into.array(), ISO_8859_1);
    }
  }

  String inf(int number) throws IOException {
    return get("ST2030S_" + hex(number) + ".inf").orElseThrow();
  }

  String own(int number) throws IOException {
    return get("ST2030S_" + hex(number) + ".txt").orElseThrow();
  }

  static String hex(int number) {
    return mac(number).toString().replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
  }

  /** The common config that an INF names, below the root. */
  static String common(String inf) {
    return inf.lines()
        .filter(line -> line.contains("ComConf"))
        .map(line -> line.substring(line.indexOf('=') + 1).replaceFirst("^/", ""))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    data.close();
  }
}
