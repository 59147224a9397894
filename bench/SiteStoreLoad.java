// SPDX-License-Identifier: Apache-2.0

import io.dialtone.core.journal.Secret;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.backup.Backup;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.PostgresUrl;
import io.dialtone.server.site.SiteCommit;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteStore;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What keeping a site costs: {@code SiteStoreLoad PHONES FOLDER [postgresql://…]}. Each phone has an
 * account with a password. It makes the site in one change, loads it, changes one phone a thousand
 * times, and writes a backup.
 */
final class SiteStoreLoad {

  private static final int ROUNDS = 1000;
  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);

  private SiteStoreLoad() {}

  public static void main(String[] arguments) throws Exception {
    int phones = Integer.parseInt(arguments[0], 10);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Database database =
        arguments.length > 2
            ? new Database.Postgres(PostgresUrl.parse(arguments[2]).orElseThrow())
            : new Database.Sqlite(folder.resolve("dialtone.db"));
    try (SiteData data = SiteData.open(database, folder)) {
      SiteStore store = data.store();
      time("make " + phones + " phones", () -> store.commit(site(phones)));
      for (int i = 0; i < 3; i++) {
        time("load them", store::load);
      }
      time(ROUNDS + " changes of one phone", () -> changes(store, phones / 2));
      time(ROUNDS + " changes of one phone", () -> changes(store, phones / 2));
      Path file = folder.resolve("backup.zip");
      time("backup", () -> Backup.write(data, file, false, Instant.now()));
      System.out.printf(Locale.ROOT, "%-32s %9d kB%n", "its size", Files.size(file) / 1024);
    }
  }

  private static void time(String what, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    System.out.printf(Locale.ROOT, "%-32s %9.1f ms%n", what, (System.nanoTime() - begin) / 1e6);
  }

  private static Phone phone(int number) {
    return Phone.of(new MacAddress(0x0014_7F00_0000L + number), KIND)
        .with(new PhoneUse(new TreeMap<>(Map.of(1, "a" + number)), new TreeMap<>()));
  }

  private static SiteCommit site(int phones) {
    List<Edit> edits = new ArrayList<>();
    List<Edition> editions = new ArrayList<>();
    for (int i = 0; i < phones; i++) {
      edits.add(
          made(
              new Account(
                  "a" + i, "" + i, "User " + i, Optional.empty(), Secret.of("pw" + i), Optional.empty())));
      edits.add(made(phone(i)));
      editions.add(edition(phone(i).mac(), 0));
    }
    return new SiteCommit(new SiteChange("make", edits), "bench", Instant.now(), editions);
  }

  private static Edit made(SiteItem item) {
    return new Edit(item.key(), Optional.empty(), Optional.of(item));
  }

  private static Edition edition(MacAddress mac, int round) {
    return new Edition(
        mac,
        new ConfigSerial(String.format(Locale.ROOT, "2026%08d", round)),
        "0a".repeat(32),
        new TreeSet<>(List.of("TEL1Number", "regidn1", "regpwdn1")));
  }

  private static void changes(SiteStore store, int number) {
    Phone last = phone(number);
    for (int i = 0; i < ROUNDS; i++) {
      Phone next = last.with(i % 2 == 0 ? PhoneState.RETIRED : PhoneState.ACTIVE);
      SiteChange change =
          new SiteChange(
              "state", List.of(new Edit(next.key(), Optional.of(last), Optional.of(next))));
      store.commit(
          new SiteCommit(change, "bench", Instant.now(), List.of(edition(next.mac(), i))));
      last = next;
    }
  }
}
