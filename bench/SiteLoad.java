// SPDX-License-Identifier: Apache-2.0

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.SiteCommit;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.SiteFiles;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a site costs that is served: {@code SiteLoad PHONES FOLDER}. Phones of both models in 100
 * groups, each with an account. All files are rendered and stored, then all are fetched once, then a
 * group's value is changed, then one phone's, twenty times.
 */
final class SiteLoad {

  private static final int GROUPS = 100;
  private static final int ROUNDS = 20;

  private SiteLoad() {}

  public static void main(String[] arguments) throws Exception {
    int phones = Integer.parseInt(arguments[0], 10);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Dictionary dictionary = ParameterFiles.builtIn();
    try (SiteData data = SiteData.open(new Database.Sqlite(folder.resolve("dialtone.db")), folder)) {
      data.store().commit(new SiteCommit(site(phones), "bench", Instant.now(), List.of()));
      long empty = heap();
      long began = System.nanoTime();
      SiteDesk desk = SiteDesk.open(data, dictionary, InstantSource.system());
      row("load, render and store all phones' files", began, "s", 1e9);
      SiteFiles files = new SiteFiles(desk, data.files(), Optional.empty(), _ -> Optional.empty());
      began = System.nanoTime();
      fetch(files, phones);
      row("fetch INF and file of every phone once", began, "s", 1e9);
      System.out.printf(Locale.ROOT, "heap of it\t%d MB%n", (heap() - empty) >> 20);
      Level group = new Level.OfGroup(new GroupId(1 + GROUPS / 2));
      changed(desk, group, "40"); // as a server is that has run a while
      double[] groups = new double[ROUNDS];
      double[] single = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        groups[round] = changed(desk, group, "" + round % 2);
        single[round] = changed(desk, new Level.OfPhone(mac(phones / 2)), "" + round % 2);
      }
      told("change one group (" + phones / GROUPS + " phones)", groups);
      told("change one phone", single);
    }
  }

  private static void row(String what, long began, String unit, double per) {
    System.out.printf(
        Locale.ROOT, "%s\t%.2f %s%n", what, (System.nanoTime() - began) / per, unit);
  }

  private static void told(String what, double[] ms) {
    Arrays.sort(ms);
    System.out.printf(
        Locale.ROOT,
        "%s\t%.2f ms (%.2f-%.2f)%n",
        what,
        ms[ROUNDS / 2],
        ms[0],
        ms[ROUNDS - 1]);
  }

  private static double changed(SiteDesk desk, Level level, String value) {
    Wish wish = Wish.set(level, SettingKey.of("AutoprovisionTimeSpan"), value);
    long began = System.nanoTime();
    if (!(desk.perform(wish, "bench") instanceof DeskAnswer.Done)) {
      throw new IllegalStateException("not done: " + desk.perform(wish, "bench"));
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private static void fetch(SiteFiles files, int phones) {
    for (int number = 0; number < phones; number++) {
      for (String end : List.of(".inf", ".txt")) {
        get(files, kind(number).text() + hex(number) + end);
      }
    }
  }

  private static void get(SiteFiles files, String name) {
    FileQuestion question = new FileQuestion(Transport.HTTP, "/" + name, Ip4Address.of(10, 0, 0, 1));
    if (!(files.decide(question) instanceof FileDecision.Serve serve)
        || files.ready(serve.path()).isEmpty()) {
      throw new IllegalStateException("not served: " + name);
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static MacAddress mac(int number) {
    return new MacAddress(0x0014_7F00_0000L + number);
  }

  private static String hex(int number) {
    return String.format(Locale.ROOT, "%012X", 0x0014_7F00_0000L + number);
  }

  private static FilePrefix kind(int number) {
    return new FilePrefix(number % 3 == 0 ? Model.ST2022 : Model.ST2030, Protocol.SIP);
  }

  private static SiteChange site(int phones) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i <= GROUPS; i++) {
      edits.add(made(new Group(new GroupId(i), "G" + i, GroupId.ROOT, Settings.NONE)));
    }
    for (int i = 0; i < phones; i++) {
      edits.add(
          made(
              new Account(
                  "a" + i,
                  "" + i,
                  "User " + i,
                  Optional.empty(),
                  Secret.of("pw" + i),
                  Optional.empty())));
      edits.add(
          made(
              new Phone(
                  mac(i),
                  kind(i),
                  PhoneState.ACTIVE,
                  new PhonePlace(new GroupId(1 + i % GROUPS), "Desk " + i, ""),
                  new PhoneUse(new TreeMap<>(Map.of(1, "a" + i)), new TreeMap<>()),
                  Settings.NONE)));
    }
    return new SiteChange("make", edits);
  }

  private static Edit made(SiteItem item) {
    return new Edit(item.key(), Optional.empty(), Optional.of(item));
  }
}
