// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderReading;
import io.dialtone.core.check.FolderReading.Inf;
import io.dialtone.core.check.FolderReading.Target;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.value.KindSheet;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.inf.InfKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes a folder of hand-made files apart into what a site says to the same phones. */
public final class HandmadeImport {

  private static final String WHOLE_SITE = "/";

  private final FolderView folder;
  private final FolderReading reading;
  private final Dictionary dictionary;
  private final Optional<String> group;
  private final Standing standing;
  private final Set<Note> notes = new LinkedHashSet<>();
  private final ConfigShelf configs;
  private final FileShelf files;
  private final List<HandPhone> phones;
  private final InfChoice infs;

  private HandmadeImport(
      FolderView folder, Dictionary dictionary, Optional<String> group, Standing standing) {
    this.standing = standing;
    this.folder = folder;
    this.dictionary = dictionary;
    this.group = group;
    this.reading = FolderReading.of(folder);
    this.configs = new ConfigShelf(folder, notes);
    this.files = new FileShelf(folder, notes);
    this.phones = HandPhone.all(folder, reading, notes);
    this.infs = new InfChoice(reading.infs(), phones, notes);
  }

  /**
   * What a folder comes to.
   *
   * @param group where settings and phones are put; where it is left out, settings are the whole
   *     site's and phones stay where they are
   * @param standing what is said there already
   */
  public static HandmadePlan plan(
      FolderView folder, Dictionary dictionary, Optional<String> group, Standing standing) {
    HandmadePlan plan = new HandmadeImport(folder, dictionary, group, standing).plan();
    Standing staying = standing.beside(plan.keys(group.orElse(WHOLE_SITE)));
    return staying.equals(standing)
        ? plan
        : new HandmadeImport(folder, dictionary, group, staying).plan();
  }

  private HandmadePlan plan() {
    if (reading.infs().isEmpty() && phones.isEmpty()) {
      return new HandmadePlan(List.of(), files.paths(), List.copyOf(notes));
    }
    Map<FilePrefix, KindPlan> kinds = new LinkedHashMap<>();
    for (FilePrefix kind : infs.kinds()) {
      Optional<Inf> inf = infs.of(kind);
      kinds.put(kind, kind(kind, inf));
    }
    Expression expression = new Expression(dictionary, notes);
    List<HandmadePlan.Entry> settings =
        new GroupWishes(List.copyOf(kinds.values()), group.orElse(WHOLE_SITE), expression, standing)
            .entries();
    kinds.values().forEach(kind -> settings.addAll(files(kind)));
    LineReading lines = new LineReading(expression);
    List<HandmadePlan.Entry> own = new ArrayList<>();
    for (HandPhone phone : phones) {
      own.addAll(phone(phone, Objects.requireNonNull(kinds.get(phone.kind())), expression, lines));
    }
    missing();
    unnamed();
    List<HandmadePlan.Entry> all = new ArrayList<>();
    all.add(
        new HandmadePlan.Entry(
            new Brought.OfGroup(group.orElse(WHOLE_SITE)),
            group.map(path -> "--group " + path).orElse(folder.name())));
    all.addAll(files.brought());
    all.addAll(settings);
    all.addAll(own);
    return new HandmadePlan(all, files.paths(), List.copyOf(notes));
  }

  private KindPlan kind(FilePrefix kind, Optional<Inf> inf) {
    KindSheet sheet = new KindSheet(kind, dictionary);
    return new KindPlan(sheet, inf, common(inf), standing.names(sheet));
  }

  private SortedMap<String, Said> common(Optional<Inf> inf) {
    return inf.flatMap(InfChoice::common).map(configs::values).orElseGet(TreeMap::new);
  }

  private List<HandmadePlan.Entry> files(KindPlan kind) {
    List<HandmadePlan.Entry> entries = new ArrayList<>();
    if (kind.inf().isPresent()) {
      Inf inf = kind.inf().get();
      InfChoice.says(inf)
          .forEach((setting, paths) ->
              files
                  .value(setting, paths, kind.kind())
                  .ifPresent(value ->
                      entries.add(
                          setting(
                              group.orElse(WHOLE_SITE),
                              new SettingKey(Scope.of(kind.kind()), setting.text()),
                              value,
                              inf.entry().path()))));
    }
    return entries;
  }

  private static HandmadePlan.Entry setting(
      String level, SettingKey key, String value, String from) {
    return new HandmadePlan.Entry(
        new Brought.OfSetting(level, key, Optional.of(Secret.of(value))), from);
  }

  private List<HandmadePlan.Entry> phone(
      HandPhone phone, KindPlan kind, Expression expression, LineReading lines) {
    List<HandmadePlan.Entry> entries = new ArrayList<>();
    entries.add(
        new HandmadePlan.Entry(
            new Brought.OfPhone(
                phone.mac(),
                Optional.of(phone.kind()),
                Optional.empty(),
                group,
                Optional.empty(),
                Optional.empty()),
            phone.first().path()));
    Optional<Inf> inf = infs.of(phone);
    SortedMap<String, Said> own =
        new OwnFile(phone, inf, notes).choose().map(configs::values).orElseGet(TreeMap::new);
    entries.addAll(new PhoneWishes(phone, kind, expression, lines).entries(common(inf), own));
    inf.ifPresent(taken -> entries.addAll(otherFiles(phone, taken, kind)));
    return entries;
  }

  /** The files of its own INF that its group does not name. */
  private List<HandmadePlan.Entry> otherFiles(HandPhone phone, Inf inf, KindPlan kind) {
    List<HandmadePlan.Entry> entries = new ArrayList<>();
    Map<SiteSetting, List<String>> own = InfChoice.says(inf);
    Map<SiteSetting, List<String>> shared =
        kind.inf().map(InfChoice::says).orElseGet(LinkedHashMap::new);
    own.forEach((setting, paths) -> {
      if (!paths.equals(shared.get(setting))) {
        files
            .value(setting, paths, phone.kind())
            .ifPresent(value ->
                entries.add(
                    setting(
                        phone.mac().toString(),
                        SettingKey.of(setting.text()),
                        value,
                        inf.entry().path())));
      }
    });
    shared.keySet().stream()
        .filter(setting -> !own.containsKey(setting))
        .forEach(setting ->
            notes.add(
                new Note(
                    Note.Kind.LEFT,
                    inf.entry().path(),
                    0,
                    "names no "
                        + setting.text()
                        + ", and a site cannot take from a phone what its group has: it will fetch"
                        + " that")));
    return entries;
  }

  private void missing() {
    for (Inf inf : reading.infs()) {
      for (Target target : inf.targets()) {
        if (target.path().isEmpty() && target.key() != InfKey.CONFIG) {
          notes.add(
              new Note(
                  Note.Kind.LEFT,
                  inf.entry().path(),
                  target.line(),
                  target.key().text() + ": " + target.value() + " " + target.reason()));
        }
      }
    }
  }

  private void unnamed() {
    Set<String> named = new TreeSet<>();
    for (Inf inf : reading.infs()) {
      named.add(inf.entry().path());
      inf.targets().forEach(target -> target.path().ifPresent(named::add));
    }
    for (FolderEntry entry : folder.entries()) {
      if (!named.contains(entry.path())
          && !FolderReading.isSuppressions(entry)
          && PhoneFileName.parse(entry.name()).isEmpty()) {
        notes.add(
            new Note(Note.Kind.LEFT, entry.path(), 0, "no INF names it: phones do not fetch it"));
      }
    }
  }
}
